#include "CLibXML2.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>

// The functions called; each has the type that libxml2's own header gives it.
#define EACH(DO)                                                                                                       \
    DO(htmlCtxtReadMemory) DO(htmlEntityLookup) DO(htmlFreeParserCtxt) DO(htmlNewParserCtxt) DO(xmlFreeDoc)            \
    DO(xmlFreeTextReader) DO(xmlInitParser) DO(xmlReaderForMemory) DO(xmlStopParser)                                   \
    DO(xmlTextReaderConstNamespaceUri) DO(xmlTextReaderConstValue) DO(xmlTextReaderCurrentNode)                        \
    DO(xmlTextReaderIsEmptyElement) DO(xmlTextReaderNodeType) DO(xmlTextReaderRead) DO(xmlTextReaderReadState)         \
    DO(xmlTextReaderSetStructuredErrorHandler)

#define FIELD(name) __typeof__(&name) name;
static struct { EACH(FIELD) } loaded;
static bool is_loaded;

// Swift reads libxml2's structures as these headers lay them out, so the library must match: 2.14 changed some of them,
// and the library's file name too.
#if LIBXML_VERSION >= 21400
static const char name[] = "libxml2.so.16";
#else
static const char name[] = "libxml2.so.2";
#endif

const char *xml_load(void) {
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!library) return dlerror();
#define FIND(function)                                                                                                 \
    if (!(loaded.function = (__typeof__(&function))dlsym(library, #function))) return dlerror();
    EACH(FIND)
    loaded.xmlInitParser();
    is_loaded = true;
    return NULL;
}

// Hidden, so that libxml2's calls to its own functions do not come here.
#define PASS_ON __attribute__((visibility("hidden")))

PASS_ON htmlDocPtr htmlCtxtReadMemory(
    htmlParserCtxtPtr context, const char *bytes, int count, const char *url, const char *encoding, int options) {
    return is_loaded ? loaded.htmlCtxtReadMemory(context, bytes, count, url, encoding, options) : NULL;
}
PASS_ON const htmlEntityDesc *htmlEntityLookup(const xmlChar *name) {
    return is_loaded ? loaded.htmlEntityLookup(name) : NULL;
}
PASS_ON void htmlFreeParserCtxt(htmlParserCtxtPtr context) {
    if (is_loaded) loaded.htmlFreeParserCtxt(context);
}
PASS_ON htmlParserCtxtPtr htmlNewParserCtxt(void) { return is_loaded ? loaded.htmlNewParserCtxt() : NULL; }
PASS_ON void xmlFreeDoc(xmlDocPtr document) {
    if (is_loaded) loaded.xmlFreeDoc(document);
}
PASS_ON void xmlFreeTextReader(xmlTextReaderPtr reader) {
    if (is_loaded) loaded.xmlFreeTextReader(reader);
}
PASS_ON xmlTextReaderPtr xmlReaderForMemory(
    const char *bytes, int count, const char *url, const char *encoding, int options) {
    return is_loaded ? loaded.xmlReaderForMemory(bytes, count, url, encoding, options) : NULL;
}
PASS_ON void xmlStopParser(xmlParserCtxtPtr context) {
    if (is_loaded) loaded.xmlStopParser(context);
}
PASS_ON const xmlChar *xmlTextReaderConstNamespaceUri(xmlTextReaderPtr reader) {
    return is_loaded ? loaded.xmlTextReaderConstNamespaceUri(reader) : NULL;
}
PASS_ON const xmlChar *xmlTextReaderConstValue(xmlTextReaderPtr reader) {
    return is_loaded ? loaded.xmlTextReaderConstValue(reader) : NULL;
}
PASS_ON xmlNodePtr xmlTextReaderCurrentNode(xmlTextReaderPtr reader) {
    return is_loaded ? loaded.xmlTextReaderCurrentNode(reader) : NULL;
}
PASS_ON int xmlTextReaderIsEmptyElement(xmlTextReaderPtr reader) {
    return is_loaded ? loaded.xmlTextReaderIsEmptyElement(reader) : -1;
}
PASS_ON int xmlTextReaderNodeType(xmlTextReaderPtr reader) {
    return is_loaded ? loaded.xmlTextReaderNodeType(reader) : -1;
}
PASS_ON int xmlTextReaderRead(xmlTextReaderPtr reader) { return is_loaded ? loaded.xmlTextReaderRead(reader) : -1; }
PASS_ON int xmlTextReaderReadState(xmlTextReaderPtr reader) {
    return is_loaded ? loaded.xmlTextReaderReadState(reader) : -1;
}
PASS_ON void xmlTextReaderSetStructuredErrorHandler(
    xmlTextReaderPtr reader, xmlStructuredErrorFunc handler, void *context) {
    if (is_loaded) loaded.xmlTextReaderSetStructuredErrorHandler(reader, handler, context);
}
