#include "CSearch.h"

#include <math.h>
#include <sqlite3.h>
#include <stddef.h>

void search_set_stop(void *database, int (*stops)(void *), void *context) {
    sqlite3_progress_handler(database, stops == NULL ? 0 : 2000, stops, context);
}

int search_distrust(void *database, int is_defensive) {
    int code = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, is_defensive, NULL);
    if (code == SQLITE_OK) { code = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL); }
    if (code == SQLITE_OK) { code = sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL); }
    return code;
}

void search_stop_reports(void *database) { sqlite3_set_authorizer(database, NULL, NULL); }

/// What all rows of a query share.
typedef struct {
    /// The average number of tokens in a row.
    double length;
    int phrases;
    /// How much each phrase tells (its inverse document frequency), and room to count how often a row has it.
    double *telling, *often;
} Statistics;

/// How many rows have a phrase, counted up to a bound.
typedef struct {
    int rows, most;
} Count;

static int count_row(const Fts5ExtensionApi *api, Fts5Context *context, void *counted) {
    (void)api, (void)context;
    Count *count = counted;
    return ++count->rows < count->most ? SQLITE_OK : SQLITE_DONE;
}

/// Computes the statistics of a query and attaches them to it.
static int find_statistics(const Fts5ExtensionApi *api, Fts5Context *context, Statistics **result) {
    int phrases = api->xPhraseCount(context);
    Statistics *found = sqlite3_malloc64(sizeof(Statistics) + 2 * (sqlite3_uint64)phrases * sizeof(double));
    if (found == NULL) { return SQLITE_NOMEM; }
    found->phrases = phrases;
    found->telling = (double *)(found + 1);
    found->often = found->telling + phrases;
    sqlite3_int64 rows = 0, tokens = 0;
    int code = api->xRowCount(context, &rows);
    if (code == SQLITE_OK) { code = api->xColumnTotalSize(context, -1, &tokens); }
    found->length = rows > 0 && tokens > 0 ? (double)tokens / (double)rows : 1;
    for (int phrase = 0; code == SQLITE_OK && phrase < phrases; phrase++) {
        int isOfOne = api->xPhraseSize(context, phrase) == 1;
        Count count = {0, isOfOne ? search_counted : search_counted_of_several};
        code = api->xQueryPhrase(context, phrase, &count, count_row);
        double telling = log(((double)rows - count.rows + 0.5) / (count.rows + 0.5));
        // A phrase in more than half of all rows still tells something.
        found->telling[phrase] = telling > 1e-6 ? telling : 1e-6;
    }
    if (code == SQLITE_OK) { code = api->xSetAuxdata(context, found, sqlite3_free); } else { sqlite3_free(found); }
    *result = found;
    return code;
}

/// BM25 with k1 = 1.2 and b = 0.75: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
static int weigh(const Fts5ExtensionApi *api, Fts5Context *context, int count, sqlite3_value **weights, double *result) {
    Statistics *statistics = api->xGetAuxdata(context, 0);
    int code = statistics == NULL ? find_statistics(api, context, &statistics) : SQLITE_OK;
    int instances = 0, tokens = 0;
    if (code == SQLITE_OK) { code = api->xInstCount(context, &instances); }
    if (code == SQLITE_OK) { code = api->xColumnSize(context, -1, &tokens); }
    if (code != SQLITE_OK) { return code; }
    for (int phrase = 0; phrase < statistics->phrases; phrase++) { statistics->often[phrase] = 0; }
    for (int instance = 0; instance < instances; instance++) {
        int phrase = 0, column = 0, offset = 0;
        code = api->xInst(context, instance, &phrase, &column, &offset);
        if (code != SQLITE_OK) { return code; }
        statistics->often[phrase] += column < count ? sqlite3_value_double(weights[column]) : 1;
    }
    double score = 0;
    for (int phrase = 0; phrase < statistics->phrases; phrase++) {
        double often = statistics->often[phrase];
        double saturation = often + 1.2 * (0.25 + 0.75 * tokens / statistics->length);
        score += statistics->telling[phrase] * often * 2.2 / saturation;
    }
    *result = -score;
    return SQLITE_OK;
}

static void relevance(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int count,
                      sqlite3_value **weights) {
    double score = 0;
    int code = weigh(api, context, count, weights, &score);
    if (code == SQLITE_OK) { sqlite3_result_double(result, score); } else { sqlite3_result_error_code(result, code); }
}

int search_add_relevance(void *database) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL);
    if (code == SQLITE_OK) { code = sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL); }
    if (code == SQLITE_OK) { sqlite3_step(statement); }
    sqlite3_finalize(statement);
    if (code == SQLITE_OK && api == NULL) { code = SQLITE_ERROR; }
    return code == SQLITE_OK ? api->xCreateFunction(api, "relevance", NULL, relevance, NULL) : code;
}

int search_pages_written(void *database) {
    int written = 0, most = 0;
    sqlite3_db_status(database, SQLITE_DBSTATUS_CACHE_WRITE, &written, &most, 0);
    return written;
}
