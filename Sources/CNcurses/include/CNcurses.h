// What Swift cannot reach by itself: ncurses, whose macros, globals and variadic functions it cannot import, and the
// system calls of an event loop. No curses type appears here. As in ncurses, a process has one screen, and all screen
// functions belong to the thread that opened it. A negative number means failure.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// --- The screen (screen.c)

enum {
    CN_OK = 0,
    CN_FAILED = -1,           // errno says why, if a system call failed
    CN_NOT_A_TERMINAL = -2,
    CN_UNKNOWN_TERMINAL = -3,  // no terminfo entry
    CN_TOO_SIMPLE = -4,        // the terminal cannot place its cursor
};

// How a cell looks. A colour is -1 for the terminal's own, otherwise a number that the terminal has.
typedef struct {
    int32_t foreground;
    int32_t background;
    uint8_t attributes;  // CN_BOLD and so on
} cn_look;

enum { CN_BOLD = 1, CN_DIM = 2, CN_ITALIC = 4, CN_UNDERLINE = 8, CN_REVERSE = 16 };

// Takes the process's character set from the locale and returns whether it is UTF-8. If the environment names a UTF-8
// locale that the system lacks, C.UTF-8 stands in for it.
bool cn_use_locale(void);

// Opens the terminal that started this process, for a program whose standard input or output is something else.
int cn_controlling_terminal(void);
bool cn_is_terminal(int descriptor);
void cn_close_descriptor(int descriptor);

// Opens the screen: alternate screen, no echo, every key at once. The caller keeps the descriptors.
int cn_open(int input, int output, const char *_Nullable terminal, bool colour);
// Gives the terminal back for good. Does nothing if no screen is open.
void cn_close(void);
// Gives the terminal back for a while, and takes it over again.
void cn_suspend(void);
void cn_resume(void);

// 0 for monochrome, otherwise 8, 16, 256, 16777216 and the like.
int cn_colours(void);
// Whether the terminal has xterm's private modes: bracketed paste, SGR mouse, clipboard.
bool cn_is_like_xterm(void);
// Asks the terminal for its size and fits the screen to it. If the terminal has none, the size stays what it was.
void cn_fit(int *_Nonnull rows, int *_Nonnull columns);

// Starts with an empty screen.
void cn_clear(void);
// Moves and glyphs are gathered until cn_flush. A glyph goes where the one before it ended.
void cn_move(int row, int column);
// `scalars` are those of one glyph, as many as it has: more than a cell of ncurses holds.
void cn_put(const uint32_t *_Nonnull scalars, int count, cn_look look);
// The same for several neighbouring glyphs, each one printable ASCII character.
void cn_put_ascii(const uint8_t *_Nonnull text, int count, cn_look look);
// What is written from now on leads to an address (OSC 8); NULL ends that. `address` holds printable ASCII alone.
void cn_link(const char *_Nullable address, const char *_Nonnull id);
// Whether a glyph in the last column of the last row makes the terminal scroll.
bool cn_wraps(void);
// Sends what was gathered, and leaves the cursor at a position, shown or hidden; with a negative row it is hidden anywhere.
int cn_flush(int row, int column, bool shown);
// The columns that the C library gives to a scalar; negative if it is not printable.
int cn_columns(uint32_t scalar);

// Sends bytes to the terminal as they are, after cn_flush.
int cn_send(const char *_Nonnull bytes, size_t count);
// Turns mouse reports on or off: xterm's, with positions in SGR form.
void cn_mouse(bool on);
// Asks for the colour of the background, and to be told when it turns light or dark. The answers come as input.
void cn_follow_background(void);

// --- What happens when the program crashes (crash.c)

// Remembers a terminal's modes, before anything changes them.
int cn_remember_modes(int output);
// From now on a crash first writes these bytes to a descriptor and restores the remembered modes, then takes its usual
// course. The handler is async-signal-safe.
int cn_guard(int output, const char *_Nonnull farewell, size_t count);
void cn_unguard(void);

// --- The event loop (wakeup.c)

enum {
    CN_RESIZED = 1, CN_INTERRUPTED = 2, CN_TERMINATED = 4, CN_HUNG_UP = 8, CN_STOP_ASKED = 16, CN_CONTINUED = 32,
    CN_RUNG = 64, CN_INPUT = 128, CN_CLOSED = 256,
};

// Blocks the loop's signals in this thread and in those it starts, and returns a descriptor that reports them.
int cn_signals(void);
// Returns a descriptor that any thread may ring.
int cn_bell(void);
int cn_ring(int bell);
// Waits until something happens, for at most this many milliseconds, or for ever if negative. Returns a set of the
// flags above, 0 if the time ran out. `input` may be -1.
int cn_wait(int input, int signals, int bell, int milliseconds);
// Stops the whole job, as ^Z usually does, and returns when it continues. Does nothing if no shell could continue it.
void cn_stop_job(void);

// Reads what is there without waiting. Returns the count, 0 if there is nothing, CN_FAILED if nothing can come any
// more. Unless `is_there`, it asks first whether there is anything.
int cn_read(int input, uint8_t *_Nonnull bytes, int capacity, bool is_there);
// Whether anything can be read within this many milliseconds.
bool cn_is_readable(int input, int milliseconds);
// The time on a monotonic clock, in milliseconds.
int64_t cn_now(void);

// --- For tests (pseudoterminal.c)

// Opens a pseudoterminal of the given size. Returns CN_OK and the two descriptors, or CN_FAILED.
int cn_pseudoterminal(int rows, int columns, int *_Nonnull outer, int *_Nonnull inner);
int cn_write(int descriptor, const uint8_t *_Nonnull bytes, size_t count);
int cn_resize_pseudoterminal(int outer, int rows, int columns);
// A number that changes whenever the terminal's modes do.
uint64_t cn_modes(int terminal);

#endif
