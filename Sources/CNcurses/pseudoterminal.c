#define _GNU_SOURCE
#include "CNcurses.h"

#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

int cn_pseudoterminal(int rows, int columns, int *outer, int *inner) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return openpty(outer, inner, NULL, NULL, &size) == 0 ? CN_OK : CN_FAILED;
}

int cn_write(int descriptor, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written <= 0) return CN_FAILED;
        bytes += written;
        count -= (size_t)written;
    }
    return CN_OK;
}

int cn_resize_pseudoterminal(int outer, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(outer, TIOCSWINSZ, &size) == 0 ? CN_OK : CN_FAILED;
}

uint64_t cn_modes(int terminal) {
    struct termios modes;
    if (tcgetattr(terminal, &modes) != 0) return 0;
    return (uint64_t)modes.c_lflag << 40 ^ (uint64_t)modes.c_iflag << 20 ^ (uint64_t)modes.c_oflag;
}
