#include "CSearch.h"

#include <sqlite3.h>
#include <stddef.h>

static void hits(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *result, int count,
                 sqlite3_value **arguments) {
    (void)count;
    (void)arguments;
    int found = 0;
    int code = api->xInstCount(row, &found);
    if (code != SQLITE_OK) {
        sqlite3_result_error_code(result, code);
    } else {
        sqlite3_result_int(result, found);
    }
}

// https://www.sqlite.org/fts5.html#extending_fts5
int search_add_functions(void *database) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    code = sqlite3_finalize(statement);
    if (code != SQLITE_OK) return code;
    if (api == NULL) return SQLITE_ERROR;
    return api->xCreateFunction(api, "hits", NULL, hits, NULL);
}

void search_set_stop(void *database, int (*stops)(void *), void *context) {
    sqlite3_progress_handler(database, stops == NULL ? 0 : 2000, stops, context);
}
