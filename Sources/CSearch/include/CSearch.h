// What Swift cannot say to SQLite: a function for FTS5, and when to stop.
#pragma once

/// Adds the function `hits(TABLE)` for full text indexes: how often a row holds what was looked for.
/// `database` is an `sqlite3 *`. Returns 0, or SQLite's error code.
int search_add_functions(void *database);

/// Has SQLite ask now and then whether to go on: when `stops` gives something else than 0, the statement that runs is
/// interrupted. NULL for `stops` ends that.
void search_set_stop(void *database, int (*stops)(void *), void *context);
