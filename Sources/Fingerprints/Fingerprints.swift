// Fingerprints: SHA-256 of files, and the ids that are made of it.

internal import CCrypto
package import Domain

package enum Fingerprint {
    /// SHA-256 as 64 hexadecimal digits.
    package static func sha256(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        bytes.withUnsafeBufferPointer { buffer in
            _ = SHA256(buffer.baseAddress, buffer.count, &digest)
        }
        return hexadecimal(digest)
    }

    static func hexadecimal(_ digest: [UInt8]) -> String {
        let hex = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The first 60 bits of the SHA-256 of some bytes: the identity of a record.
    package static func recordID(_ bytes: [UInt8]) -> RecordID {
        var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        bytes.withUnsafeBufferPointer { buffer in
            withUnsafeMutableBytes(of: &digest) { out in
                sverka_sha256(buffer.baseAddress, buffer.count, out.baseAddress?.assumingMemoryBound(to: UInt8.self))
            }
        }
        return RecordID(bits: UInt64(bigEndian: digest.0) >> 4)
    }
}
