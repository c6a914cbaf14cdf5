import Bytes
import Crypto
import Synchronization

/// The certificates that were read before: a server shows the same one to every client.
enum KnownCertificates {
  private static let known = Mutex<[Key: Leaf?]>([:])

  private struct Key: Hashable {
    let der: [UInt8]

    func hash(into hasher: inout Hasher) { der.hashAtOnce(into: &hasher) }
  }

  /// What a DER certificate says; nil if it is none.
  static func leaf(der: [UInt8]) -> Leaf? {
    let key = Key(der: der)
    if let leaf = known.withLock({ $0[key] }) { return leaf }
    let leaf = X509Facts(der: der).map(Leaf.init)
    known.withLock { known in
      if known.count >= Limits.knownCertificates { known.removeAll() }
      known[key] = .some(leaf)
    }
    return leaf
  }
}
