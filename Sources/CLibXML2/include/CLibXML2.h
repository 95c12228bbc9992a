// libxml2, loaded when a page or a feed is read. Linked as usual it would be loaded at every start, and with it the 30 MB
// of Unicode's tables in ICU.
//
// The functions that libxml2 declares and `Markup` calls are defined in lazy.c under their own names and pass everything
// on. Call `xml_load` before any of them: until it has succeeded they do nothing, and find nothing.
#pragma once
// Debian builds libxml2 with ICU, whose headers clash with those of the ICU within Foundation. What of libxml2's
// declarations depends on them is not used from Swift.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

// Loads libxml2. Returns NULL, or why that could not be done, in words of the dynamic loader. Not to be called by two
// threads at once.
const char *xml_load(void);
