// The program's own name and version, as manifests and fingerprints have it.

package enum Program {
    package static let version = "0.1.0"
    package static let name = "sverka"
}
