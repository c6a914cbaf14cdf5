/* Preloaded into a program that uses OpenSSL 3: appends the TLS secrets of every context to $SSLKEYLOGFILE. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef void (*key_log_callback)(const void *connection, const char *line);

static void append(const void *connection, const char *line) {
    (void)connection;
    const char *path = getenv("SSLKEYLOGFILE");
    int file = path ? open(path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (file >= 0) {
        dprintf(file, "%s\n", line);
        close(file);
    }
}

/* A program may load libssl late, so that it is not yet among the libraries after this one. */
static void *original(const char *name) {
    void *symbol = dlsym(RTLD_NEXT, name);
    void *library = symbol ? NULL : dlopen("libssl.so.3", RTLD_NOW | RTLD_GLOBAL);
    return symbol ? symbol : library ? dlsym(library, name) : NULL;
}

void *SSL_CTX_new(const void *method) {
    void *(*make)(const void *) = original("SSL_CTX_new");
    void (*set_callback)(void *, key_log_callback) = original("SSL_CTX_set_keylog_callback");
    void *context = make ? make(method) : NULL;
    if (context && set_callback)
        set_callback(context, append);
    return context;
}
