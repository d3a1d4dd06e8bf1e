// What can go wrong with the ledger, the archive or the outputs; each kind has its exit status.

package import Domain

package struct StoreFailure: Error, Sendable {
    package enum Kind: Sendable { case locked, cannotAccess, cannotCreate, damaged }
    package var kind: Kind
    package var message: Message
    package init(_ kind: Kind, _ key: String, _ arguments: [String] = []) {
        self.kind = kind
        message = Message(key, arguments)
    }
}
