// libpq, PostgreSQL's client library, loaded when the first shared library is opened: whoever keeps a file never needs it.
//
// Call `pq_load` before anything else. The functions are libpq's own, under names of ours and without its headers, so that
// who imports this needs no flags; libpq's documentation says what each does.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct pg_conn pq_connection;
typedef struct pg_result pq_result;
typedef struct pg_cancel pq_cancel;
typedef struct pgNotify pq_notification;

// Loads libpq. Returns NULL on success, otherwise the dynamic loader's message. Two threads must not call it at once.
const char *pq_load(void);

// One option of an address: keyword, and value or NULL.
typedef void (*pq_option_taker)(void *context, const char *keyword, const char *value);
// Gives each option of a URI or of `keyword=value` pairs to `take`, those that are not given with NULL. Returns false for
// what is no address.
bool pq_parse(const char *address, pq_option_taker take, void *context);

// Both arrays end with NULL. The value of `dbname` may be a whole address, which comes before what follows in the arrays.
// Never NULL unless memory is out. Notices of the server are dropped.
pq_connection *pq_connect(const char *const *keywords, const char *const *values);
void pq_finish(pq_connection *connection);
bool pq_is_connected(pq_connection *connection);
const char *pq_error(pq_connection *connection);
// 150004 for 15.4; 0 if the connection is bad.
int pq_server_version(pq_connection *connection);
// Whether the server follows another one, as it has told last.
bool pq_is_replica(pq_connection *connection);
int pq_socket(pq_connection *connection);
bool pq_is_in_transaction(pq_connection *connection);
const char *pq_host(pq_connection *connection);
const char *pq_database(pq_connection *connection);

// Several commands at once, without parameters, waiting for the end.
pq_result *pq_execute(pq_connection *connection, const char *sql);
// These send, and do not wait. Parameters and results are in binary form. `types` are the parameters' OIDs.
bool pq_send_prepare(
    pq_connection *connection, const char *name, const char *sql, int count, const uint32_t *types);
bool pq_send_prepared(
    pq_connection *connection, const char *name, int count, const char *const *values, const int *lengths);
bool pq_enter_pipeline(pq_connection *connection);
bool pq_exit_pipeline(pq_connection *connection);
bool pq_pipeline_sync(pq_connection *connection);
// 0 when all is sent, 1 when there is more, -1 on failure.
int pq_flush(pq_connection *connection);
bool pq_consume(pq_connection *connection);
bool pq_is_busy(pq_connection *connection);
// NULL where a command has no more results.
pq_result *pq_next_result(pq_connection *connection);

enum pq_outcome { pq_rows, pq_done, pq_copies_in, pq_failed, pq_synced, pq_skipped };
enum pq_outcome pq_outcome_of(const pq_result *result);
void pq_clear(pq_result *result);
// Five letters and digits, or NULL.
const char *pq_state(const pq_result *result);
const char *pq_message(const pq_result *result);
const char *pq_constraint(const pq_result *result);
int pq_row_count(const pq_result *result);
int pq_column_count(const pq_result *result);
uint32_t pq_type(const pq_result *result, int column);
bool pq_is_null(const pq_result *result, int row, int column);
const char *pq_value(const pq_result *result, int row, int column);
int pq_length(const pq_result *result, int row, int column);
// How many rows a command has changed.
int64_t pq_changed(pq_result *result);

// Blocks while the server takes no more. `error` ends the copying with that, NULL with success.
bool pq_put(pq_connection *connection, const char *bytes, int count);
bool pq_end_copy(pq_connection *connection, const char *error);

// A cancel may be sent from any thread while the connection is open.
pq_cancel *pq_make_cancel(pq_connection *connection);
bool pq_send_cancel(pq_cancel *cancel);
void pq_free_cancel(pq_cancel *cancel);

// A notification that has come; NULL if there is none. Release it with `pq_free`.
pq_notification *pq_take_notification(pq_connection *connection);
const char *pq_told(const pq_notification *notification);

// A name as SQL has it, in quotation marks; NULL for one that is not valid UTF-8. Release it with `pq_free`.
char *pq_quoted_name(pq_connection *connection, const char *name);
void pq_free(void *memory);
