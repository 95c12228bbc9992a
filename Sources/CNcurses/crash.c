// A crash must not leave the terminal on the alternate screen without echo. Everything that the handler needs is
// prepared beforehand: it may only write, set modes, and hand over to whoever handled the signal before.
#define _GNU_SOURCE
#include "CNcurses.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { SIGNALS = 6, STACK = 64 * 1024 };

static const int signals[SIGNALS] = {SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGTRAP, SIGFPE};

static struct {
    volatile sig_atomic_t active;
    int output;
    struct termios modes;
    char farewell[512];
    size_t count;
    struct sigaction before[SIGNALS];
    void *stack;
} guard;

static void restore_terminal(void) {
    if (!guard.active) return;
    guard.active = 0;
    ssize_t ignored = write(guard.output, guard.farewell, guard.count);
    (void)ignored;
    tcsetattr(guard.output, TCSANOW, &guard.modes);
}

static void crashed(int number, siginfo_t *origin, void *context) {
    (void)context;
    restore_terminal();
    for (int n = 0; n < SIGNALS; n++)
        if (signals[n] == number) sigaction(number, &guard.before[n], NULL);
    // A fault recurs by itself, with its true origin, once this returns; a signal that was sent does not.
    if (origin->si_code <= 0) raise(number);
}

int cn_remember_modes(int output) { return tcgetattr(output, &guard.modes) == 0 ? CN_OK : CN_FAILED; }

int cn_guard(int output, const char *farewell, size_t count) {
    if (guard.active || count > sizeof guard.farewell) return CN_FAILED;
    memcpy(guard.farewell, farewell, count);
    guard.count = count;
    guard.output = output;
    // A stack of its own, in case the crash is an overflow of the usual one.
    if (!guard.stack) guard.stack = malloc(STACK);
    stack_t stack = {.ss_sp = guard.stack, .ss_size = STACK}, present;
    if (guard.stack && sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int n = 0; n < SIGNALS; n++) sigaction(signals[n], &action, &guard.before[n]);
    guard.active = 1;
    return CN_OK;
}

void cn_unguard(void) {
    if (!guard.active) return;
    guard.active = 0;
    for (int n = 0; n < SIGNALS; n++) sigaction(signals[n], &guard.before[n], NULL);
}
