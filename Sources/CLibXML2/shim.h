#pragma once
// Debian builds libxml2 with ICU, whose headers clash with those of the ICU within Foundation. What of libxml2's
// declarations depends on them is not used from Swift.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
