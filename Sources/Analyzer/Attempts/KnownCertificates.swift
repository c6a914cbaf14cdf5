import Bytes
import Crypto
import Synchronization

/// The certificates that were read before: a server shows the same one to every client.
enum KnownCertificates {
  private static let known = Mutex<[Key: X509Facts?]>([:])

  private struct Key: Hashable {
    let der: [UInt8]

    func hash(into hasher: inout Hasher) { der.hashAtOnce(into: &hasher) }
  }

  /// What a DER certificate says; nil if it is none.
  static func facts(der: [UInt8]) -> X509Facts? {
    let key = Key(der: der)
    if let facts = known.withLock({ $0[key] }) { return facts }
    let facts = X509Facts(der: der)
    known.withLock { known in
      if known.count >= Limits.knownCertificates { known.removeAll() }
      known[key] = .some(facts)
    }
    return facts
  }
}
