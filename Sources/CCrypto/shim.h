// OpenSSL libcrypto: SHA-256.
#include <openssl/sha.h>
#include <openssl/evp.h>

// One digest of a short text. EVP looks its algorithm up anew for every digest, which costs more than the digest itself.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
static inline void sverka_sha256(const unsigned char *bytes, size_t count, unsigned char *digest) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes, count);
    SHA256_Final(digest, &context);
}
#pragma clang diagnostic pop
