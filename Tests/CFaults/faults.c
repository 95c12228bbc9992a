#include "CFaults.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <string.h>

static sqlite3_vfs shim;
static sqlite3_vfs *base;

// SQLite's functions for a file, and ours in front of them. SQLite has one set for files that it locks, one for others.
typedef struct {
    sqlite3_io_methods methods;
    const sqlite3_io_methods *real;
} Failing;

static Failing sets[8];
static atomic_int calls, failsAt, keepsFailing, isFull;

static int fails(void) {
    int call = atomic_fetch_add(&calls, 1) + 1;
    int number = atomic_load(&failsAt);
    return number != 0 && (call == number || (call > number && atomic_load(&keepsFailing)));
}

static const sqlite3_io_methods *real(sqlite3_file *file) { return ((const Failing *)file->pMethods)->real; }

static int failing_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    if (fails()) return atomic_load(&isFull) ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    return real(file)->xWrite(file, bytes, count, offset);
}

static int failing_sync(sqlite3_file *file, int flags) {
    return fails() ? SQLITE_IOERR_FSYNC : real(file)->xSync(file, flags);
}

static int failing_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return fails() ? SQLITE_IOERR_TRUNCATE : real(file)->xTruncate(file, size);
}

static int shim_open(sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *file, int flags, int *given) {
    (void)vfs;
    int isOurs = path != NULL && strstr(path, "/faulty/") != NULL;
    if (isOurs && fails()) {
        file->pMethods = NULL;
        return SQLITE_CANTOPEN;
    }
    int code = base->xOpen(base, path, file, flags, given);
    if (code != SQLITE_OK || !isOurs || file->pMethods == NULL) return code;
    for (size_t index = 0; index < sizeof sets / sizeof *sets; index++) {
        Failing *set = &sets[index];
        if (set->real == NULL) {
            set->methods = *file->pMethods;
            set->methods.xWrite = failing_write;
            set->methods.xSync = failing_sync;
            set->methods.xTruncate = failing_truncate;
            set->real = file->pMethods;
        }
        if (set->real == file->pMethods) {
            file->pMethods = &set->methods;
            break;
        }
    }
    return SQLITE_OK;
}

void faults_install(void) {
    if (base != NULL) return;
    base = sqlite3_vfs_find(NULL);
    shim = *base;
    shim.zName = "faults";
    shim.xOpen = shim_open;
    sqlite3_vfs_register(&shim, 1);
}

void faults_plan(int number, int lasts, int full) {
    atomic_store(&keepsFailing, lasts);
    atomic_store(&isFull, full);
    atomic_store(&calls, 0);
    atomic_store(&failsAt, number);
}

int faults_count(void) { return atomic_load(&calls); }
