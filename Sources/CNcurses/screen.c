// The screen itself. ncurses knows the terminal: its modes, its colours, how to clear it. The contents of the screen
// are written past it: we know what differs between two frames, and finding it out again took ncurses most of the time
// that a key cost. ncurses believes that the screen is empty, the cursor in the upper left corner, and the look normal.
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

// From term.h, whose macros would rename half of this file.
extern int tputs(const char *string, int lines, int (*put)(int));

static struct {
    SCREEN *handle;
    FILE *input, *output;
    int descriptor;
    bool colour, own_colours, xterm, mouse, follows, shows_cursor;
    int row, column;  // where the cursor stands; negative if that does not matter
    bool ansi_move;  // whether moves are as in ECMA-48, so that terminfo need not be asked each time
    const char *move, *wrap, *no_wrap, *normal, *cursor_on, *cursor_off;  // terminfo's cup, smam, rmam, sgr0, cnorm, civis
    cn_look look;                                                         // of what is written next
} screen;

static const cn_look normal = {-1, -1, 0};

// The bytes that give the terminal a look, after the last look was ended. ncurses takes some ten microseconds to work
// them out, for each of about thirty changes of look in a frame, so its answers are kept.
typedef struct {
    cn_look look;
    bool known;
    bool ends;  // whether they end the last look themselves
    unsigned char count;
    char bytes[90];
} sequence;

static sequence sequences[256];

// The bytes that end a look, terminfo's sgr0; none if there is no room for them here.
static char ending[64];
static size_t ending_count;

// --- Bytes gathered for one write

static struct {
    char *bytes;
    size_t count, capacity;
} out;

static int gather(int byte) {
    if (out.count == out.capacity) {
        size_t capacity = out.capacity ? out.capacity * 2 : 4096;
        char *bytes = realloc(out.bytes, capacity);
        if (!bytes) return ERR;
        out.bytes = bytes;
        out.capacity = capacity;
    }
    out.bytes[out.count++] = (char)byte;
    return byte;
}

static void gather_bytes(const char *bytes, size_t count) {
    if (out.count + count > out.capacity) {
        while (count--) gather((unsigned char)*bytes++);
        return;
    }
    memcpy(out.bytes + out.count, bytes, count);
    out.count += count;
}

static void gather_string(const char *string) {
    while (string && *string) gather((unsigned char)*string++);
}

static void gather_capability(const char *string) {
    if (string) tputs(string, 1, gather);
}

int cn_send(const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = write(screen.descriptor, bytes, count);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0 && errno == EAGAIN) {
            struct pollfd wait = {.fd = screen.descriptor, .events = POLLOUT};
            if (poll(&wait, 1, 1000) > 0) continue;
        }
        if (sent <= 0) return CN_FAILED;
        bytes += sent;
        count -= (size_t)sent;
    }
    return CN_OK;
}

static int send_gathered(void) {
    int result = cn_send(out.bytes, out.count);
    out.count = 0;
    return result;
}

// --- Opening and closing

static const char *capability(const char *name) {
    char *string = tigetstr(name);
    return string == (char *)-1 ? NULL : string;
}

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
static const char mouse_on[] = "\033[?1002h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1002l";

// The terminal tells when it turns light or dark (contour's mode 2031, which many others have taken over).
static const char follow_on[] = "\033[?2031h", follow_off[] = "\033[?2031l";

static void send_modes(bool on) {
    if (screen.xterm) gather_string(on ? paste_on : paste_off);
    if (screen.mouse) gather_string(on ? mouse_on : mouse_off);
    if (screen.follows) gather_string(on ? follow_on : follow_off);
    send_gathered();
}

static void keep_ending(void) {
    gather_capability(screen.normal);
    ending_count = out.count < sizeof ending ? out.count : 0;
    memcpy(ending, out.bytes ? out.bytes : "", ending_count);
    out.count = 0;
}

static void gather_ending(void) {
    if (ending_count) gather_bytes(ending, ending_count);
    else gather_capability(screen.normal);
}

static void guard_against_crash(void) {
    if (screen.xterm) gather_string(follow_off), gather_string(mouse_off), gather_string(paste_off);
    gather_capability(capability("smam"));
    gather_capability(capability("sgr0"));
    gather_capability(capability("rmkx"));
    gather_capability(capability("cnorm"));
    gather_capability(capability("rmcup"));
    cn_guard(screen.descriptor, out.bytes ? out.bytes : "", out.count);
    out.count = 0;
}

bool cn_use_locale(void) {
    if (setlocale(LC_CTYPE, "") && strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (int n = 0; n < 3; n++) {
        const char *wanted = getenv(names[n]);
        if (!wanted || !*wanted) continue;
        if (!strcasestr(wanted, "utf-8") && !strcasestr(wanted, "utf8")) return false;
        return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
    }
    return false;
}

static void start_colours(bool wanted) {
    screen.colour = wanted && has_colors() && start_color() != ERR;
    screen.own_colours = screen.colour && use_default_colors() != ERR;
}

static FILE *stream(int descriptor, const char *mode) {
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    FILE *file = copy < 0 ? NULL : fdopen(copy, mode);
    if (!file && copy >= 0) close(copy);
    return file;
}

static void drop(void) {
    if (screen.handle) delscreen(screen.handle);
    if (screen.input) fclose(screen.input);
    if (screen.output) fclose(screen.output);
    memset(&screen, 0, sizeof screen);
}

int cn_controlling_terminal(void) { return open("/dev/tty", O_RDWR | O_CLOEXEC); }

bool cn_is_terminal(int descriptor) { return isatty(descriptor); }

void cn_close_descriptor(int descriptor) { close(descriptor); }

// Terminals that take what xterm-256color takes, as their manuals say. Few systems describe them all, and over ssh the
// descriptions that come with them are missing.
static bool is_like_xterm(const char *name) {
    static const char *const alike[] = {"xterm", "alacritty", "contour", "foot", "ghostty", "kitty", "konsole", "mintty",
                                        "rio", "st", "vte", "wezterm"};
    for (size_t i = 0; name && i < sizeof alike / sizeof *alike; i++) {
        size_t length = strlen(alike[i]);
        if (strncmp(name, alike[i], length) == 0 && (name[length] == 0 || name[length] == '-')) return true;
    }
    return false;
}

int cn_open(int input, int output, const char *terminal, bool colour) {
    if (screen.handle) return CN_FAILED;
    if (!isatty(input) || !isatty(output)) return CN_NOT_A_TERMINAL;
    memset(&screen, 0, sizeof screen);
    screen.descriptor = output;
    screen.input = stream(input, "r");
    screen.output = stream(output, "w");
    if (!screen.input || !screen.output) return drop(), CN_FAILED;
    // Before newterm, which already turns the echo off.
    if (cn_remember_modes(output) != CN_OK) return drop(), CN_FAILED;
    screen.handle = newterm(terminal, screen.output, screen.input);
    if (!screen.handle && is_like_xterm(terminal ? terminal : getenv("TERM"))) {
        screen.handle = newterm("xterm-256color", screen.output, screen.input);
    }
    if (!screen.handle) return drop(), CN_UNKNOWN_TERMINAL;
    screen.move = capability("cup");
    if (!screen.move) return endwin(), drop(), CN_TOO_SIMPLE;
    screen.ansi_move = strcmp(screen.move, "\033[%i%p1%d;%p2%dH") == 0;
    screen.wrap = capability("smam");
    screen.no_wrap = capability("rmam");
    screen.normal = capability("sgr0");
    screen.cursor_on = capability("cnorm");
    screen.cursor_off = capability("civis");
    screen.look = normal;
    screen.row = screen.column = -1;
    memset(sequences, 0, sizeof sequences);
    keep_ending();
    screen.xterm = capability("kmous") != NULL;
    guard_against_crash();
    start_colours(colour);
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    curs_set(0);
    set_escdelay(25);
    int rows, columns;
    cn_fit(&rows, &columns);
    send_modes(true);
    return CN_OK;
}

void cn_close(void) {
    if (!screen.handle) return;
    cn_suspend();
    cn_unguard();
    drop();
}

void cn_suspend(void) {
    if (!screen.handle || isendwin()) return;
    // ncurses goes on from where it left the cursor, which is the upper left corner.
    cn_move(0, 0);
    gather_capability(screen.wrap);
    gather_capability(screen.cursor_on);
    send_modes(false);
    curs_set(1);
    endwin();
}

void cn_resume(void) {
    if (!screen.handle) return;
    reset_prog_mode();
    clearok(curscr, TRUE);
    refresh();
    curs_set(0);
    screen.shows_cursor = false;
    screen.row = screen.column = -1;
    send_modes(true);
}

void cn_mouse(bool on) {
    if (!screen.handle || !screen.xterm || screen.mouse == on) return;
    screen.mouse = on;
    cn_send(on ? mouse_on : mouse_off, strlen(on ? mouse_on : mouse_off));
}

void cn_follow_background(void) {
    if (!screen.handle || !screen.xterm || screen.follows) return;
    screen.follows = true;
    static const char question[] = "\033]11;?\033\\";
    cn_send(follow_on, strlen(follow_on));
    cn_send(question, strlen(question));
}

// --- What the terminal has

int cn_colours(void) { return screen.colour ? COLORS : 0; }

bool cn_is_like_xterm(void) { return screen.xterm; }

void cn_fit(int *rows, int *columns) {
    struct winsize size;
    bool known = ioctl(screen.descriptor, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
    if (known && (size.ws_row != LINES || size.ws_col != COLS)) resizeterm(size.ws_row, size.ws_col);
    *rows = LINES;
    *columns = COLS;
}

int cn_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// --- Painting

static attr_t attributes(cn_look look) {
    attr_t found = A_NORMAL;
    if (look.attributes & CN_BOLD) found |= A_BOLD;
    if (look.attributes & CN_DIM) found |= A_DIM;
    if (look.attributes & CN_ITALIC) found |= A_ITALIC;
    if (look.attributes & CN_UNDERLINE) found |= A_UNDERLINE;
    if (look.attributes & CN_REVERSE) found |= A_REVERSE;
    return found;
}

// alloc_pair crashes without colours and fails for a colour that the terminal lacks: such a look gets no colours.
static int pair(cn_look look) {
    if (!screen.colour || (look.foreground < 0 && look.background < 0)) return 0;
    int foreground = look.foreground, background = look.background;
    if (foreground >= COLORS || background >= COLORS) return 0;
    if (!screen.own_colours && foreground < 0) foreground = COLOR_WHITE;
    if (!screen.own_colours && background < 0) background = COLOR_BLACK;
    int found = alloc_pair(foreground, background);
    return found > 0 ? found : 0;
}

static bool same(cn_look left, cn_look right) {
    return left.foreground == right.foreground && left.background == right.background &&
           left.attributes == right.attributes;
}

static const sequence *sequence_for(cn_look look) {
    unsigned slot = ((unsigned)look.foreground * 31 + (unsigned)look.background * 7919 + look.attributes * 17u) % 256;
    sequence *found = &sequences[slot];
    if (found->known && same(found->look, look)) return found;
    size_t start = out.count;
    int number = pair(look);
    vid_puts(attributes(look), (NCURSES_PAIRS_T)number, &number, gather);
    size_t count = out.count - start;
    found->look = look;
    found->count = count < sizeof found->bytes ? (unsigned char)count : 0;
    memcpy(found->bytes, out.bytes ? out.bytes + start : "", found->count);
    found->known = true;
    found->ends = memmem(found->bytes, found->count < 8 ? found->count : 8, "\033[0", 3) != NULL;
    // ncurses must go on believing that the terminal looks normal, as it does whenever ncurses writes.
    number = 0;
    vid_puts(A_NORMAL, 0, &number, gather);
    out.count = start;
    return found;
}

static void take_look(cn_look look) {
    if (same(look, screen.look)) return;
    const sequence *sequence = sequence_for(look);
    if (!sequence->ends && !same(screen.look, normal)) gather_ending();
    gather_bytes(sequence->bytes, sequence->count);
    screen.look = look;
}

void cn_clear(void) {
    erase();
    clearok(curscr, TRUE);
    refresh();
    gather_capability(screen.no_wrap);
}

static void gather_number(int number) {
    if (number >= 10) gather_number(number / 10);
    gather('0' + number % 10);
}

void cn_move(int row, int column) {
    if (!screen.ansi_move) return gather_capability(tiparm(screen.move, row, column));
    gather_bytes("\033[", 2);
    gather_number(row + 1);
    gather(';');
    gather_number(column + 1);
    gather('H');
}

void cn_put_ascii(const uint8_t *text, int count, cn_look look) {
    take_look(look);
    gather_bytes((const char *)text, (size_t)count);
}

void cn_put(const uint32_t *scalars, int count, cn_look look) {
    take_look(look);
    for (int n = 0; n < count; n++) {
        if (scalars[n] < 0x80) {
            gather((int)scalars[n]);
            continue;
        }
        char bytes[MB_LEN_MAX + 16];
        mbstate_t state = {0};
        size_t length = wcrtomb(bytes, (wchar_t)scalars[n], &state);
        if (length != (size_t)-1) gather_bytes(bytes, length);
    }
}

void cn_link(const char *address, const char *id) {
    gather_string("\033]8;");
    if (address) gather_string("id="), gather_string(id);
    gather(';');
    gather_string(address);
    gather_string("\033\\");
}

bool cn_wraps(void) { return !screen.no_wrap; }

int cn_flush(int row, int column, bool shown) {
    take_look(normal);
    if (row < 0) shown = false;
    if (row >= 0 && (out.count > 0 || row != screen.row || column != screen.column)) cn_move(row, column);
    screen.row = row;
    screen.column = column;
    if (shown != screen.shows_cursor) gather_capability(shown ? screen.cursor_on : screen.cursor_off);
    screen.shows_cursor = shown;
    return send_gathered();
}
