// What Swift cannot say to SQLite: when to stop, how a match is weighed, what not to trust, how much was written.
#pragma once

/// Has SQLite call `stops` after every 2,000 instructions of a statement; if it returns anything but 0, the statement
/// is interrupted. NULL for `stops` ends this.
void search_set_stop(void *database, int (*stops)(void *), void *context);

/// Adds to a connection the SQL function `relevance(TABLE, WEIGHT ...)` for FTS5 tables, with a weight for each column.
/// As with FTS5's own bm25(), lower is better. Unlike bm25(), it counts only so many rows to learn how common a phrase
/// is, so that it takes no longer in a large table; a phrase in more rows counts as being in that many.
///
/// Returns an SQLite result code.
int search_add_relevance(void *database);

/// The most rows counted for a phrase: for one word, and for several, where the positions of all the words are read in
/// every row that has them.
enum { search_counted = 20000, search_counted_of_several = 4000 };

/// Has a connection trust nothing that stands in a file: no function of ours runs in its triggers, views or indexes, and no
/// view is read. `is_defensive` also refuses to write to the tables behind an index, and to the schema as a table.
///
/// Returns an SQLite result code.
int search_distrust(void *database, int is_defensive);

/// Has SQLite no longer say what each statement reads and changes.
void search_stop_reports(void *database);

/// How many pages a connection has written since it was opened, to the log or to the file.
int search_pages_written(void *database);
