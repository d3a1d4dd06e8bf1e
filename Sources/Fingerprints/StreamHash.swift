// SHA-256 of what comes in pieces.

internal import CCrypto

/// A SHA-256 that is fed piece by piece.
package struct StreamHash: ~Copyable {
    private let context: OpaquePointer?

    package init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// 64 hexadecimal digits; nothing may be added afterwards.
    package consuming func finish() -> String { digest() }

    /// The same for an owner that can't give it away.
    package mutating func digest() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        return Fingerprint.hexadecimal(digest)
    }
}
