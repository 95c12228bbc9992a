// libcurl, loaded at the first fetch. Linked in the usual way it would be loaded at every start, together with some
// thirty libraries that it needs: two thirds of the time to the reader's first frame.
//
// The libcurl functions that the courier calls are defined here under their own names, and pass each call on. Call
// `curl_load` before any of them. libcurl sets options through variadic functions, which Swift cannot call, so there is
// one plain function for each type.
#pragma once
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// Loads libcurl. Returns NULL on success, otherwise the dynamic loader's message. Two threads must not call it at once.
const char *curl_load(void);

CURLcode curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode curl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
typedef size_t (*curl_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
CURLcode curl_set_bytes_callback(CURL *handle, CURLoption option, curl_bytes_callback callback);
typedef curl_socket_t (*curl_socket_callback_)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
CURLcode curl_set_socket_callback(CURL *handle, curl_socket_callback_ callback);
// `other` and `own` are the numbers of the two ends; 0 lets the request go. Gives CURLE_UNKNOWN_OPTION
// where libcurl is older than 7.80.
typedef int (*curl_connection_callback)(void *context, char *other, char *own, int other_port, int own_port);
CURLcode curl_set_connection_callback(CURL *handle, curl_connection_callback callback);
typedef int (*curl_trace_callback)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);
CURLcode curl_set_trace_callback(CURL *handle, curl_trace_callback callback);
CURLcode curl_get_long(CURL *handle, CURLINFO info, long *value);
CURLcode curl_get_text(CURL *handle, CURLINFO info, const char **value);
CURLcode curl_message_result(const CURLMsg *message);
