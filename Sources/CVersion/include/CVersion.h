#pragma once

/// The commit that the program was built from, in hexadecimal, with `-dirty` behind it if the files differed from it.
/// Empty where the build did not know it.
const char *version_commit(void);
