#define _GNU_SOURCE
#include "CLimits.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { SIGNALS = 4 };

static const int signals[SIGNALS] = {SIGABRT, SIGILL, SIGTRAP, SIGSEGV};
static struct sigaction before[SIGNALS];
static const char *farewell;

// What is asked for at the end, and not given if memory is what was missing: more than any single thing takes.
static const size_t probe = (size_t)256 << 20;

static int has_memory_limit(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

static int is_room_for(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return 0;
    munmap(memory, size);
    return 1;
}

int limits_lacks_memory(void) { return has_memory_limit() && !is_room_for(probe); }

static void crashed(int number, siginfo_t *origin, void *context) {
    (void)context;
    if (limits_lacks_memory()) {
        ssize_t ignored = write(STDERR_FILENO, farewell, strlen(farewell));
        (void)ignored;
        _exit(2);
    }
    for (int n = 0; n < SIGNALS; n++)
        if (signals[n] == number) sigaction(number, &before[n], NULL);
    // A fault recurs by itself once this returns; a signal that was sent does not.
    if (origin->si_code <= 0) raise(number);
}

static double processor_time(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// A pool that gets no thread because there is no room for its stack asks again each second, for ever. Ends the process
// where for some seconds there was no such room and nothing was done.
static void *watch(void *unused) {
    enum { SECONDS = 5 };
    pthread_attr_t usual;
    size_t stack;
    pthread_attr_init(&usual);
    pthread_attr_getstacksize(&usual, &stack);
    double before = processor_time();
    for (int idle = 0; idle < SECONDS;) {
        sleep(1);
        double now = processor_time();
        idle = is_room_for(stack) || now - before > 0.005 ? 0 : idle + 1;
        before = now;
    }
    // Not `kill`: whoever started the process may have blocked the signal.
    abort();
    return unused;
}

static void start_watch(void) {
    enum { STACK = 64 << 10 };
    pthread_t thread;
    pthread_attr_t small;
    sigset_t all, before;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, STACK);
    pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED);
    // Signals are the main thread's.
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_create(&thread, &small, watch, NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void limits_tell_of_memory(const char *message) {
    farewell = strdup(message);
    if (!farewell) return;
    struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int n = 0; n < SIGNALS; n++) sigaction(signals[n], &action, &before[n]);
    if (has_memory_limit()) start_watch();
}

void limits_let_writes_fail(void) { signal(SIGXFSZ, SIG_IGN); }

int limits_has_file_limit(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

int limits_lacks_descriptors(void) {
    // What a library needs at once; some may have been given back since one was missing.
    enum { NEEDED = 8 };
    int opened[NEEDED], count = 0, lacks = 0;
    while (count < NEEDED && !lacks) {
        int descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (descriptor >= 0) opened[count++] = descriptor;
        else if (errno == EMFILE || errno == ENFILE) lacks = 1;
        else break;
    }
    while (count > 0) close(opened[--count]);
    return lacks;
}

int limits_file_in_memory(void) { return memfd_create("document", MFD_CLOEXEC); }

static void limit(int resource, rlim_t most) {
    struct rlimit limits = {most, most};
    setrlimit(resource, &limits);
}

// Of a process with several threads the child has one, and may call nothing that takes a lock: system calls alone.
pid_t limits_start(const char *path, char *const arguments[], int input, int *output, size_t memory, int seconds) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    pid_t child = fork();
    if (child != 0) {
        close(ends[1]);
        if (child < 0) close(ends[0]);
        else *output = ends[0];
        return child;
    }
    int nowhere = open("/dev/null", O_WRONLY);
    if (dup2(input, STDIN_FILENO) < 0 || dup2(ends[1], STDOUT_FILENO) < 0 || dup2(nowhere, STDERR_FILENO) < 0) _exit(127);
    close_range(STDERR_FILENO + 1, ~0U, 0);
    // Its own group, so that its end is also that of what it started.
    setpgid(0, 0);
    limit(RLIMIT_DATA, memory);
    limit(RLIMIT_CPU, (rlim_t)seconds);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    execve(path, arguments, environ);
    _exit(127);
}
