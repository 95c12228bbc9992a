// What Swift cannot say to SQLite: when to stop, how a match is weighed, how much was written.
#pragma once

/// Has SQLite ask now and then whether to go on: when `stops` gives something else than 0, the statement that runs is
/// interrupted. NULL for `stops` ends that.
void search_set_stop(void *database, int (*stops)(void *), void *context);

/// Gives a connection the function `relevance(TABLE, WEIGHT ...)` for FTS5 tables, with a weight for each column: the
/// lower, the better a row matches, as FTS5's own bm25(). What differs is that only so many rows are counted to know how
/// common a phrase is, so that it takes no longer in a large table: what is in more is as common as that.
///
/// Gives an SQLite result code.
int search_add_relevance(void *database);

/// The most rows that are counted of a phrase: of one word, and of several, for which the places of all of them are read
/// in each row that has them.
enum { search_counted = 20000, search_counted_of_several = 4000 };

/// How many pages a connection has written since it was opened, to the log or to the file.
int search_pages_written(void *database);
