#pragma once

// Ends the process with a message and status 2 where it would crash because memory has run out.
//
// Swift's runtime ends a program that gets no memory like one with a fault. From now on such an end is looked at: if
// the process has a limit on its memory (ulimit -v) and that is used up, a copy of `message` is written to standard
// error. Any other crash goes on as before.
void limits_tell_of_memory(const char *message);

// Has a write beyond the limit on the size of files (ulimit -f) fail, instead of ending the process.
void limits_let_writes_fail(void);

// Whether the process has such a limit.
int limits_has_file_limit(void);

// Whether the process, or the system, has fewer file descriptors left than an open library needs.
int limits_lacks_descriptors(void);
