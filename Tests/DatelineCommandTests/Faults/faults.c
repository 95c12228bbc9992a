// Comes between a program and its system, by LD_PRELOAD: while the file that FAULTS_WHILE names is there, locks fail as
// on a share that has none, or writes as on a disk that is full. FAULTS says which: the number of the error.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fault(void) {
    const char *number = getenv("FAULTS"), *marker = getenv("FAULTS_WHILE");
    struct stat status;
    return number != NULL && marker != NULL && stat(marker, &status) == 0 ? atoi(number) : 0;
}

static int is_library(int file) {
    char name[64], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, ".db") != NULL;
}

static int locked_fcntl(const char *name, int file, int command, void *argument) {
    int (*real)(int, int, ...) = (int (*)(int, int, ...))dlsym(RTLD_NEXT, name);
    int number = fault();
    if (number != 0 && number != ENOSPC && (command == F_SETLK || command == F_SETLKW || command == F_GETLK)) {
        errno = number;
        return -1;
    }
    return real(file, command, argument);
}

int fcntl(int file, int command, ...) {
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    return locked_fcntl("fcntl", file, command, argument);
}

int fcntl64(int file, int command, ...) {
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    return locked_fcntl("fcntl64", file, command, argument);
}

static ssize_t full_pwrite(const char *name, int file, const void *bytes, size_t count, off_t offset) {
    ssize_t (*real)(int, const void *, size_t, off_t) =
        (ssize_t (*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, name);
    if (fault() == ENOSPC && is_library(file)) {
        errno = ENOSPC;
        return -1;
    }
    return real(file, bytes, count, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return full_pwrite("pwrite", file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
    return full_pwrite("pwrite64", file, bytes, count, offset);
}
