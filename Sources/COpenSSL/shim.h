// Makes OpenSSL importable. Macros that Swift cannot see become constants and inline functions here; there is no logic.
#ifndef RDPWHY_COPENSSL_SHIM_H
#define RDPWHY_COPENSSL_SHIM_H
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

static const unsigned long shim_NAME_FLAGS_RFC2253 = XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;
static const uint32_t shim_EXFLAG_CA = EXFLAG_CA;

static inline void shim_OPENSSL_free(void *memory) { OPENSSL_free(memory); }
static inline void shim_OPENSSL_clear_free(void *memory, size_t length) { OPENSSL_clear_free(memory, length); }

static inline int shim_sk_GENERAL_NAME_num(const GENERAL_NAMES *names) { return sk_GENERAL_NAME_num(names); }
static inline GENERAL_NAME *shim_sk_GENERAL_NAME_value(const GENERAL_NAMES *names, int index) {
  return sk_GENERAL_NAME_value(names, index);
}

static inline int shim_sk_ASN1_OBJECT_num(const EXTENDED_KEY_USAGE *usages) { return sk_ASN1_OBJECT_num(usages); }
static inline ASN1_OBJECT *shim_sk_ASN1_OBJECT_value(const EXTENDED_KEY_USAGE *usages, int index) {
  return sk_ASN1_OBJECT_value(usages, index);
}

static inline int shim_sk_ACCESS_DESCRIPTION_num(const AUTHORITY_INFO_ACCESS *accesses) {
  return sk_ACCESS_DESCRIPTION_num(accesses);
}
static inline ACCESS_DESCRIPTION *shim_sk_ACCESS_DESCRIPTION_value(const AUTHORITY_INFO_ACCESS *accesses, int index) {
  return sk_ACCESS_DESCRIPTION_value(accesses, index);
}

static inline int shim_sk_DIST_POINT_num(const CRL_DIST_POINTS *points) { return sk_DIST_POINT_num(points); }
static inline DIST_POINT *shim_sk_DIST_POINT_value(const CRL_DIST_POINTS *points, int index) {
  return sk_DIST_POINT_value(points, index);
}
#endif
