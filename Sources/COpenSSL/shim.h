// Makes OpenSSL importable. Macros that Swift cannot see become constants and inline functions here; there is no logic.
#ifndef RDPWHY_COPENSSL_SHIM_H
#define RDPWHY_COPENSSL_SHIM_H
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#endif
