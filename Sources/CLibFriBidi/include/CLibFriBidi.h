// FriBidi, the Unicode algorithm for text that runs right to left, loaded when the first such text is drawn: most readers
// never need it, and a start should not pay for it.
//
// A level is even for text that runs left to right and odd for text that runs right to left (UAX #9).
#pragma once
#include <stdbool.h>
#include <stdint.h>

// Loads FriBidi 1.0 or later. Returns NULL on success, otherwise the dynamic loader's message. Two threads must not call
// it at once; all functions below may be called only after it.
const char *_Nullable bidi_load(void);

// Finds the levels of a paragraph of UTF-32. `base` is the paragraph's own level, 0 or 1, or -1 if its first letter says
// it. Returns the paragraph's level, or -1 if there is no memory.
int bidi_levels(const uint32_t *_Nonnull text, int count, int base, int8_t *_Nonnull levels);

// Orders one line of that paragraph, given the levels of all of it: `order` has the line's positions, counted from its
// start, as they stand on the screen from left to right. Returns whether there was memory for it.
bool bidi_order(
    const uint32_t *_Nonnull text, int count, int start, int length, int base, const int8_t *_Nonnull levels,
    int *_Nonnull order);

// Gives the letters of a paragraph the forms that they have beside each other, as Arabic joins them: `joined` has the text
// with presentation forms (U+FB50 to U+FEFC), a character for each of its characters. Returns whether there was memory
// for it.
bool bidi_join(const uint32_t *_Nonnull text, int count, int base, uint32_t *_Nonnull joined);

// The character that looks like another one in a mirror, as ( for ); the same one if there is none.
uint32_t bidi_mirror(uint32_t scalar);
