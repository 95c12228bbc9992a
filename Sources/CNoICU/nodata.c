// Leaves 34 MB of locale data out of the program.
//
// Foundation is linked into the program, and half of the 68 MB that this made was one table of ICU, which Foundation uses
// to format dates and numbers for 700 locales. Dateline formats its own and never asks for it; GRDB and Yams, which bring
// Foundation in, would ask only for what we do not call. So the program defines the table itself, without an entry, and
// the linker has no reason to take the other one from its archive. This is how ICU's own tools are built, too.
//
// The price: `DateFormatter`, `Calendar`, `Locale`, `TimeZone` and their kin fail in the program, some of them by ending
// it. `.ci/structure` keeps them out of `Sources`. Other tables of ICU (character properties, case folding) are code and
// stay.
//
// Measured with Swift 6.3 on x86-64, as bytes of the stripped program and the median of 60 starts of `dateline list`:
//
//     as it was                              68,574,968    9.6 ms
//     without the table                      34,598,648    8.9 ms    what we do
//     and --icf=all (gold)                   34,246,392              350 KB: not worth a flag
//     and lld with --icf=all                 34,107,864    9.3 ms    starts more slowly
//     and relocations packed (RELR)          31,916,576              does not start where glibc is older than 2.36
//     and a section for every function       33,758,968              2 percent, for flags that the compiler does not promise
//
// `--gc-sections` was on before. FoundationEssentials instead of Foundation in our own rooms changes nothing while GRDB
// and Yams import Foundation.

#include <stdint.h>

// The header of a package of ICU data (`UDataMemory` and `UDataInfo` in ICU's common/unicode/udata.h and udatamem.h) and
// its table of contents, format "CmnD" version 1, with no entry.
struct package {
    uint16_t header_size;
    uint8_t magic[2];
    uint16_t info_size;
    uint16_t reserved;
    uint8_t is_big_endian, charset_family, size_of_uchar, reserved_byte;
    uint8_t format[4], format_version[4], data_version[4];
    uint8_t padding[8];
    uint32_t count;
};

#define EMPTY                                                                                                          \
    {                                                                                                                  \
        .header_size = 32, .magic = {0xda, 0x27}, .info_size = 20, .size_of_uchar = 2,                                 \
        .is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__, .format = {'C', 'm', 'n', 'D'},                       \
        .format_version = {1},                                                                                         \
    }

// The name holds ICU's version: 76 with Swift 6.3. Of these the linker keeps the one that is asked for.
// The program has 40 MB, and ICU's data would bring 34 more. `.ci/smoke` fails on a program of more than 50 MB: then
// Foundation has a new ICU, and its name belongs here.
#define TABLE(version) const struct package icudt##version##_dat __attribute__((aligned(16))) = EMPTY;
TABLE(74) TABLE(75) TABLE(76) TABLE(77) TABLE(78)
