#pragma once

#include <sys/types.h>

// Ends the process with a message and status 2 where it would crash, or wait for ever, because memory has run out.
//
// Swift's runtime ends a program that gets no memory like one with a fault. From now on such an end is looked at: if
// the process has a limit on its memory (ulimit -v) and that is used up, a copy of `message` is written to standard
// error. Any other crash goes on as before. A process with such a limit also gets a thread that ends it likewise where
// nothing goes on because no thread can be made.
void limits_tell_of_memory(const char *message);

// Whether the process has a limit on its memory (ulimit -v) and that is used up, or nearly.
int limits_lacks_memory(void);

// Has a write beyond the limit on the size of files (ulimit -f) fail, instead of ending the process.
void limits_let_writes_fail(void);

// Whether the process has such a limit.
int limits_has_file_limit(void);

// Whether the process, or the system, has fewer file descriptors left than an open library needs.
int limits_lacks_descriptors(void);

// A descriptor of a new file that lies in memory and has no name; -1 with errno where there can be none.
int limits_file_in_memory(void);

// Starts a program, with limits that it cannot lift: on its memory in bytes and its processor time in seconds; it may
// write no file. It reads from one descriptor, and what it writes can be read from the one that is put into `output`.
// What it says of errors goes nowhere, and it gets no other descriptor.
//
// `path` is the program's file, no name to be looked up, and `arguments`, closed by NULL, reach it as they are.
// Returns its process, or -1 with errno where there can be none. A file that is no program ends with status 127.
pid_t limits_start(const char *path, char *const arguments[], int input, int *output, size_t memory, int seconds);
