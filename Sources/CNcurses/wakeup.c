// One poll for everything that can wake the reader: keys, signals, and a bell that other threads ring.
#define _GNU_SOURCE
#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

int cn_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    const int numbers[] = {SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT};
    for (int n = 0; n < 6; n++) sigaddset(&set, numbers[n]);
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) return CN_FAILED;
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

int cn_bell(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

int cn_ring(int bell) {
    uint64_t one = 1;
    ssize_t written;
    do written = write(bell, &one, sizeof one);
    while (written < 0 && errno == EINTR);
    // EAGAIN: rung 2^64 times without being heard, so the loop will wake anyway.
    return written == sizeof one || errno == EAGAIN ? CN_OK : CN_FAILED;
}

static int flag(uint32_t number) {
    switch (number) {
    case SIGWINCH: return CN_RESIZED;
    case SIGINT: return CN_INTERRUPTED;
    case SIGTERM: return CN_TERMINATED;
    case SIGHUP: return CN_HUNG_UP;
    case SIGTSTP: return CN_STOP_ASKED;
    case SIGCONT: return CN_CONTINUED;
    default: return 0;
    }
}

static int signals_received(int signals) {
    struct signalfd_siginfo received;
    int found = 0;
    while (read(signals, &received, sizeof received) == sizeof received) found |= flag(received.ssi_signo);
    return found;
}

static int64_t milliseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t cn_now(void) { return milliseconds_now(); }

static int poll_until(struct pollfd *waits, nfds_t count, int milliseconds) {
    int64_t end = milliseconds_now() + milliseconds;
    for (;;) {
        int ready = poll(waits, count, milliseconds);
        if (ready >= 0 || errno != EINTR) return ready;
        if (milliseconds < 0) continue;
        int64_t left = end - milliseconds_now();
        milliseconds = left > 0 ? (int)left : 0;
    }
}

int cn_wait(int input, int signals, int bell, int milliseconds) {
    struct pollfd waits[3] = {{input, POLLIN, 0}, {signals, POLLIN, 0}, {bell, POLLIN, 0}};
    if (poll_until(waits, 3, milliseconds) < 0) return CN_FAILED;
    int found = 0;
    if (waits[0].revents & POLLIN) found |= CN_INPUT;
    if (waits[0].revents & (POLLHUP | POLLERR | POLLNVAL)) found |= CN_CLOSED;
    if (waits[1].revents & POLLIN) found |= signals_received(signals);
    if (waits[2].revents & POLLIN) {
        uint64_t rings;
        ssize_t ignored = read(bell, &rings, sizeof rings);
        (void)ignored;
        found |= CN_RUNG;
    }
    return found;
}

// Not SIGSTOP: only for SIGTSTP does the kernel leave a job running that has no shell to continue it.
void cn_stop_job(void) {
    sigset_t set, masked;
    sigemptyset(&set);
    sigaddset(&set, SIGTSTP);
    struct sigaction standard = {.sa_handler = SIG_DFL}, before;
    sigaction(SIGTSTP, &standard, &before);
    kill(0, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &set, &masked);
    pthread_sigmask(SIG_SETMASK, &masked, NULL);
    sigaction(SIGTSTP, &before, NULL);
}

bool cn_is_readable(int input, int milliseconds) {
    struct pollfd wait = {input, POLLIN, 0};
    return poll_until(&wait, 1, milliseconds) > 0 && (wait.revents & POLLIN);
}

int cn_read(int input, uint8_t *bytes, int capacity, bool is_there) {
    if (!is_there) {
        struct pollfd wait = {input, POLLIN, 0};
        int ready = poll_until(&wait, 1, 0);
        if (ready < 0) return CN_FAILED;
        if (ready == 0) return 0;
        if (!(wait.revents & POLLIN)) return CN_FAILED;
    }
    ssize_t count = read(input, bytes, (size_t)capacity);
    if (count > 0) return (int)count;
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : CN_FAILED;
}
