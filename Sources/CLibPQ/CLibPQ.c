#include "CLibPQ.h"

#include <dlfcn.h>
#include <errno.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// The functions called; each has the type that libpq's own header gives it.
#define EACH(DO)                                                                                                       \
    DO(PQcancel) DO(PQclear) DO(PQcmdTuples) DO(PQconnectPoll) DO(PQconnectStartParams) DO(PQconninfoFree) DO(PQconninfoParse)              \
    DO(PQconsumeInput) DO(PQdb) DO(PQenterPipelineMode) DO(PQerrorMessage) DO(PQescapeIdentifier) DO(PQexec)           \
    DO(PQexitPipelineMode) DO(PQfinish) DO(PQflush) DO(PQfreeCancel) DO(PQfreemem) DO(PQftype) DO(PQgetCancel)         \
    DO(PQgetResult) DO(PQgetisnull) DO(PQgetlength) DO(PQgetvalue) DO(PQhost) DO(PQisBusy) DO(PQnfields)               \
    DO(PQnotifies) DO(PQntuples) DO(PQparameterStatus) DO(PQpipelineSync) DO(PQputCopyData) DO(PQputCopyEnd) DO(PQreset) DO(PQresultErrorField)          \
    DO(PQresultErrorMessage) DO(PQresultStatus) DO(PQsendPrepare) DO(PQsendQueryPrepared) DO(PQserverVersion)          \
    DO(PQsetNoticeProcessor) DO(PQsocket) DO(PQstatus) DO(PQtransactionStatus)

#define FIELD(name) __typeof__(&name) name;
static struct { EACH(FIELD) } loaded;

// The library's name has not changed since PostgreSQL 8.2; pipelines came with 14.
static const char name[] = "libpq.so.5";

const char *pq_load(void) {
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!library) return dlerror();
#define FIND(function)                                                                                                 \
    if (!(loaded.function = (__typeof__(&function))dlsym(library, #function))) return dlerror();
    EACH(FIND)
    return NULL;
}

bool pq_parse(const char *address, pq_option_taker take, void *context) {
    char *message = NULL;
    PQconninfoOption *options = loaded.PQconninfoParse(address, &message);
    // The message is not passed on: it may quote a part of the password.
    if (message) loaded.PQfreemem(message);
    if (!options) return false;
    for (PQconninfoOption *option = options; option->keyword; option++) take(context, option->keyword, option->val);
    loaded.PQconninfoFree(options);
    return true;
}

static void drop_notice(void *context, const char *message) {}

// For so many milliseconds libpq is given no part in waiting for a connection.
static const int own_wait = 2000;

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Waits until a connection that was begun is made, or fails. Returns false if it takes too long.
static bool complete(PGconn *connection) {
    int64_t end = milliseconds() + own_wait;
    PostgresPollingStatusType wanted = PGRES_POLLING_WRITING;
    while (wanted == PGRES_POLLING_READING || wanted == PGRES_POLLING_WRITING) {
        int left = (int)(end - milliseconds());
        if (left <= 0) return false;
        struct pollfd socket = {
            .fd = loaded.PQsocket(connection), .events = wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT};
        int ready = poll(&socket, 1, left);
        if (ready < 0 && errno != EINTR) return false;
        if (ready > 0) wanted = loaded.PQconnectPoll(connection);
    }
    return true;
}

pq_connection *pq_connect(const char *const *keywords, const char *const *values) {
    // A connection that libpq makes in one call is there too late to have its notices dropped: libpq prints those of a
    // server that is stopped meanwhile. But only libpq knows how long to wait for each of several hosts, so what takes
    // longer is left to it, from the beginning.
    PGconn *connection = loaded.PQconnectStartParams(keywords, values, 1);
    if (!connection) return NULL;
    loaded.PQsetNoticeProcessor(connection, drop_notice, NULL);
    if (loaded.PQstatus(connection) != CONNECTION_BAD && !complete(connection)) loaded.PQreset(connection);
    return connection;
}

void pq_finish(pq_connection *connection) { loaded.PQfinish(connection); }
bool pq_is_connected(pq_connection *connection) { return loaded.PQstatus(connection) == CONNECTION_OK; }
const char *pq_error(pq_connection *connection) { return loaded.PQerrorMessage(connection); }
int pq_server_version(pq_connection *connection) { return loaded.PQserverVersion(connection); }
bool pq_is_replica(pq_connection *connection) {
    const char *status = loaded.PQparameterStatus(connection, "in_hot_standby");
    return status && strcmp(status, "on") == 0;
}
int pq_socket(pq_connection *connection) { return loaded.PQsocket(connection); }
const char *pq_host(pq_connection *connection) { return loaded.PQhost(connection); }
const char *pq_database(pq_connection *connection) { return loaded.PQdb(connection); }

bool pq_is_in_transaction(pq_connection *connection) {
    return loaded.PQtransactionStatus(connection) != PQTRANS_IDLE;
}

pq_result *pq_execute(pq_connection *connection, const char *sql) { return loaded.PQexec(connection, sql); }

bool pq_send_prepare(
    pq_connection *connection, const char *name, const char *sql, int count, const uint32_t *types) {
    return loaded.PQsendPrepare(connection, name, sql, count, types);
}

bool pq_send_prepared(
    pq_connection *connection, const char *name, int count, const char *const *values, const int *lengths) {
    int *formats = malloc(sizeof(int) * (size_t)(count > 0 ? count : 1));
    if (!formats) return false;
    for (int index = 0; index < count; index++) formats[index] = 1;
    bool sent = loaded.PQsendQueryPrepared(connection, name, count, values, lengths, formats, 1);
    free(formats);
    return sent;
}

bool pq_enter_pipeline(pq_connection *connection) { return loaded.PQenterPipelineMode(connection); }
bool pq_exit_pipeline(pq_connection *connection) { return loaded.PQexitPipelineMode(connection); }
bool pq_pipeline_sync(pq_connection *connection) { return loaded.PQpipelineSync(connection); }
int pq_flush(pq_connection *connection) { return loaded.PQflush(connection); }
bool pq_consume(pq_connection *connection) { return loaded.PQconsumeInput(connection); }
bool pq_is_busy(pq_connection *connection) { return loaded.PQisBusy(connection); }
pq_result *pq_next_result(pq_connection *connection) { return loaded.PQgetResult(connection); }

enum pq_outcome pq_outcome_of(const pq_result *result) {
    switch (loaded.PQresultStatus(result)) {
    case PGRES_TUPLES_OK:
    case PGRES_SINGLE_TUPLE: return pq_rows;
    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY: return pq_done;
    case PGRES_COPY_IN: return pq_copies_in;
    case PGRES_PIPELINE_SYNC: return pq_synced;
    case PGRES_PIPELINE_ABORTED: return pq_skipped;
    default: return pq_failed;
    }
}

void pq_clear(pq_result *result) { loaded.PQclear(result); }
const char *pq_state(const pq_result *result) { return loaded.PQresultErrorField(result, PG_DIAG_SQLSTATE); }
const char *pq_constraint(const pq_result *result) {
    return loaded.PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
}

const char *pq_message(const pq_result *result) {
    const char *message = loaded.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return message ? message : loaded.PQresultErrorMessage(result);
}

int pq_row_count(const pq_result *result) { return loaded.PQntuples(result); }
int pq_column_count(const pq_result *result) { return loaded.PQnfields(result); }
uint32_t pq_type(const pq_result *result, int column) { return loaded.PQftype(result, column); }
bool pq_is_null(const pq_result *result, int row, int column) { return loaded.PQgetisnull(result, row, column); }
const char *pq_value(const pq_result *result, int row, int column) { return loaded.PQgetvalue(result, row, column); }
int pq_length(const pq_result *result, int row, int column) { return loaded.PQgetlength(result, row, column); }
int64_t pq_changed(pq_result *result) { return atoll(loaded.PQcmdTuples(result)); }

bool pq_put(pq_connection *connection, const char *bytes, int count) {
    return loaded.PQputCopyData(connection, bytes, count) == 1;
}
bool pq_end_copy(pq_connection *connection, const char *error) {
    return loaded.PQputCopyEnd(connection, error) == 1;
}

pq_cancel *pq_make_cancel(pq_connection *connection) { return loaded.PQgetCancel(connection); }
void pq_free_cancel(pq_cancel *cancel) { loaded.PQfreeCancel(cancel); }

bool pq_send_cancel(pq_cancel *cancel) {
    char message[256];
    return loaded.PQcancel(cancel, message, sizeof message);
}

pq_notification *pq_take_notification(pq_connection *connection) { return loaded.PQnotifies(connection); }
const char *pq_told(const pq_notification *notification) { return notification->extra; }

char *pq_quoted_name(pq_connection *connection, const char *name) {
    return loaded.PQescapeIdentifier(connection, name, strlen(name));
}
void pq_free(void *memory) { loaded.PQfreemem(memory); }
