// OpenSSL libcrypto: SHA-256.
#include <openssl/sha.h>
#include <openssl/evp.h>
