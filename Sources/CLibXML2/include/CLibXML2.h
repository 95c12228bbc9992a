// libxml2, loaded at the first page or feed. Linked in the usual way it would be loaded at every start, and with it the
// 30 MB of Unicode tables in ICU.
//
// CLibXML2.c defines the libxml2 functions that `Markup` calls, under their own names, and passes each call on. Call
// `xml_load` first: until it has succeeded they do nothing and report failure.
#pragma once
// Debian builds libxml2 with ICU, whose headers clash with those of Foundation's ICU. Swift uses none of the
// declarations that depend on them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

// Loads libxml2. Returns NULL on success, otherwise the dynamic loader's message. Two threads must not call it at once.
const char *xml_load(void);
