#include "CLibFriBidi.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// What is called, with the types of fribidi-types.h and fribidi-bidi-types.h in FriBidi 1.0: they are part of what
// libfribidi.so.0 promises, and declaring them here spares whoever builds the program the headers.
typedef uint32_t bidi_char;
typedef int bidi_index;
typedef int8_t bidi_level;
enum { BASE_LEFT = 0x110, BASE_RIGHT = 0x111, BASE_FROM_TEXT = 0x40 };

static struct {
    void (*types)(const bidi_char *text, bidi_index count, uint32_t *types);
    void (*brackets)(const bidi_char *text, bidi_index count, const uint32_t *types, uint32_t *brackets);
    bidi_level (*levels)(
        const uint32_t *types, const uint32_t *brackets, bidi_index count, uint32_t *base, bidi_level *levels);
    bidi_level (*reorder)(
        uint32_t flags, const uint32_t *types, bidi_index count, bidi_index start, uint32_t base, bidi_level *levels,
        bidi_char *text, bidi_index *map);
    int (*mirror)(bidi_char scalar, bidi_char *mirrored);
    void (*joining)(const bidi_char *text, bidi_index count, uint8_t *joining);
    void (*join)(const uint32_t *types, bidi_index count, const bidi_level *levels, uint8_t *joining);
    void (*shape)(uint32_t flags, const bidi_level *levels, bidi_index count, uint8_t *joining, bidi_char *text);
} loaded;

const char *bidi_load(void) {
    void *library = dlopen("libfribidi.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) return dlerror();
#define FIND(field, function)                                                                                          \
    if (!(loaded.field = (__typeof__(loaded.field))dlsym(library, function))) return dlerror();
    FIND(types, "fribidi_get_bidi_types")
    FIND(brackets, "fribidi_get_bracket_types")
    FIND(levels, "fribidi_get_par_embedding_levels_ex")
    FIND(reorder, "fribidi_reorder_line")
    FIND(mirror, "fribidi_get_mirror_char")
    FIND(joining, "fribidi_get_joining_types")
    FIND(join, "fribidi_join_arabic")
    FIND(shape, "fribidi_shape")
    return NULL;
}

static uint32_t type_of(int base) { return base < 0 ? BASE_FROM_TEXT : base & 1 ? BASE_RIGHT : BASE_LEFT; }

int bidi_levels(const uint32_t *text, int count, int base, int8_t *levels) {
    uint32_t *types = calloc((size_t)count * 2, sizeof *types);
    if (!types) return -1;
    uint32_t *brackets = types + count, type = type_of(base);
    loaded.types(text, count, types);
    loaded.brackets(text, count, types, brackets);
    // 0 for want of memory, otherwise one more than the highest level.
    bool is_found = loaded.levels(types, brackets, count, &type, levels) > 0;
    free(types);
    // The lowest bit of a type tells that it runs right to left.
    return is_found ? (int)(type & 1) : -1;
}

bool bidi_order(const uint32_t *text, int count, int start, int length, int base, const int8_t *levels, int *order) {
    uint32_t *types = calloc((size_t)count, sizeof *types);
    bidi_level *own = malloc((size_t)count * sizeof *own);
    bidi_index *map = malloc((size_t)count * sizeof *map);
    bool is_found = types && own && map;
    if (is_found) {
        loaded.types(text, count, types);
        memcpy(own, levels, (size_t)count * sizeof *own);
        for (int n = 0; n < count; n++) map[n] = n;
        is_found = loaded.reorder(0, types, length, start, type_of(base), own, NULL, map) > 0;
    }
    for (int n = 0; is_found && n < length; n++) order[n] = map[start + n] - start;
    free(types);
    free(own);
    free(map);
    return is_found;
}

bool bidi_join(const uint32_t *text, int count, int base, uint32_t *joined) {
    // Forms for single letters; not the ligatures of lam and alef, which would take a column away.
    enum { SHAPE_ARABIC_FORMS = 0x100 };
    uint32_t *types = calloc((size_t)count, sizeof *types);
    bidi_level *levels = malloc((size_t)count * sizeof *levels);
    uint8_t *joining = malloc((size_t)count);
    bool is_found = types && levels && joining && bidi_levels(text, count, base, levels) >= 0;
    if (is_found) {
        loaded.types(text, count, types);
        loaded.joining(text, count, joining);
        loaded.join(types, count, levels, joining);
        memcpy(joined, text, (size_t)count * sizeof *joined);
        loaded.shape(SHAPE_ARABIC_FORMS, levels, count, joining, joined);
    }
    free(types);
    free(levels);
    free(joining);
    return is_found;
}

uint32_t bidi_mirror(uint32_t scalar) {
    bidi_char mirrored = scalar;
    return loaded.mirror(scalar, &mirrored) ? mirrored : scalar;
}
