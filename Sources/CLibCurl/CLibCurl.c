#include "CLibCurl.h"

#include <dlfcn.h>
#include <stddef.h>

// The functions called; each has the type that libcurl's own header gives it.
#define EACH(DO)                                                                                                       \
    DO(curl_easy_cleanup) DO(curl_easy_getinfo) DO(curl_easy_init) DO(curl_easy_setopt) DO(curl_easy_strerror)         \
    DO(curl_getdate) DO(curl_global_init) DO(curl_multi_add_handle) DO(curl_multi_cleanup) DO(curl_multi_info_read)    \
    DO(curl_multi_init) DO(curl_multi_perform) DO(curl_multi_poll) DO(curl_multi_remove_handle)                        \
    DO(curl_slist_append) DO(curl_slist_free_all)

#define FIELD(name) __typeof__(&name) name;
static struct { EACH(FIELD) } loaded;

// The library's name has not changed since 2006, and all functions called here are older than the headers used for the
// build.
static const char name[] = "libcurl.so.4";

const char *curl_load(void) {
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!library) return dlerror();
#define FIND(function)                                                                                                 \
    if (!(loaded.function = (__typeof__(&function))dlsym(library, #function))) return dlerror();
    EACH(FIND)
    return NULL;
}

// Hidden, so that libcurl's calls to its own functions do not come here.
#define PASS_ON __attribute__((visibility("hidden")))

PASS_ON void curl_easy_cleanup(CURL *handle) { loaded.curl_easy_cleanup(handle); }
PASS_ON CURL *curl_easy_init(void) { return loaded.curl_easy_init(); }
PASS_ON const char *curl_easy_strerror(CURLcode code) { return loaded.curl_easy_strerror(code); }
PASS_ON time_t curl_getdate(const char *text, const time_t *unused) { return loaded.curl_getdate(text, unused); }
PASS_ON CURLcode curl_global_init(long flags) { return loaded.curl_global_init(flags); }
PASS_ON CURLMcode curl_multi_add_handle(CURLM *multi, CURL *handle) {
    return loaded.curl_multi_add_handle(multi, handle);
}
PASS_ON CURLMcode curl_multi_cleanup(CURLM *multi) { return loaded.curl_multi_cleanup(multi); }
PASS_ON CURLMsg *curl_multi_info_read(CURLM *multi, int *left) { return loaded.curl_multi_info_read(multi, left); }
PASS_ON CURLM *curl_multi_init(void) { return loaded.curl_multi_init(); }
PASS_ON CURLMcode curl_multi_perform(CURLM *multi, int *running) { return loaded.curl_multi_perform(multi, running); }
PASS_ON CURLMcode curl_multi_poll(CURLM *multi, struct curl_waitfd more[], unsigned count, int limit, int *ready) {
    return loaded.curl_multi_poll(multi, more, count, limit, ready);
}
PASS_ON CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *handle) {
    return loaded.curl_multi_remove_handle(multi, handle);
}
PASS_ON struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text) {
    return loaded.curl_slist_append(list, text);
}
PASS_ON void curl_slist_free_all(struct curl_slist *list) { loaded.curl_slist_free_all(list); }

CURLcode curl_set_long(CURL *handle, CURLoption option, long value) {
    return loaded.curl_easy_setopt(handle, option, value);
}
CURLcode curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return loaded.curl_easy_setopt(handle, option, value);
}
CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return loaded.curl_easy_setopt(handle, option, value);
}
CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return loaded.curl_easy_setopt(handle, option, value);
}
CURLcode curl_set_bytes_callback(CURL *handle, CURLoption option, curl_bytes_callback callback) {
    return loaded.curl_easy_setopt(handle, option, callback);
}
CURLcode curl_set_socket_callback(CURL *handle, curl_socket_callback_ callback) {
    return loaded.curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}
CURLcode curl_set_connection_callback(CURL *handle, curl_connection_callback callback) {
    return loaded.curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}
CURLcode curl_set_trace_callback(CURL *handle, curl_trace_callback callback) {
    return loaded.curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, callback);
}
CURLcode curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return loaded.curl_easy_getinfo(handle, info, value);
}
CURLcode curl_get_text(CURL *handle, CURLINFO info, const char **value) {
    return loaded.curl_easy_getinfo(handle, info, value);
}
CURLcode curl_message_result(const CURLMsg *message) { return message->data.result; }
