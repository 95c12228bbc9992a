#include "CSearch.h"

#include <sqlite3.h>
#include <stddef.h>

void search_set_stop(void *database, int (*stops)(void *), void *context) {
    sqlite3_progress_handler(database, stops == NULL ? 0 : 2000, stops, context);
}
