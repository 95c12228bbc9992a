// What Swift cannot say to SQLite: when to stop.
#pragma once

/// Has SQLite ask now and then whether to go on: when `stops` gives something else than 0, the statement that runs is
/// interrupted. NULL for `stops` ends that.
void search_set_stop(void *database, int (*stops)(void *), void *context);
