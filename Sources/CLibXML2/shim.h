#pragma once
// Debian's libxml2 converts through ICU and says so in its headers; Foundation brings an ICU of its own, and one module
// cannot see both. Nothing here uses the one structure that ICU changes, the encoding handler.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
