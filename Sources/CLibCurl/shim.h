// libcurl's options are set through variadic functions, which Swift cannot call: one plain function for each type.
#pragma once
#include <curl/curl.h>

static inline CURLcode curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode curl_set_large(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
typedef size_t (*curl_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode curl_set_bytes_callback(CURL *handle, CURLoption option, curl_bytes_callback callback) {
    return curl_easy_setopt(handle, option, callback);
}
typedef curl_socket_t (*curl_socket_callback_)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode curl_set_socket_callback(CURL *handle, curl_socket_callback_ callback) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}
typedef int (*curl_trace_callback)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);
static inline CURLcode curl_set_trace_callback(CURL *handle, curl_trace_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, callback);
}
static inline CURLMcode curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}
static inline CURLcode curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode curl_get_text(CURL *handle, CURLINFO info, const char **value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode curl_message_result(const CURLMsg *message) { return message->data.result; }
