#include "CVersion.h"

// In C, because a definition given to the Swift compiler has no value.
const char *version_commit(void) { return DATELINE_COMMIT; }
