import Crypto
import Synchronization

/// The certificates that were read before: a server shows the same one to every client.
enum KnownCertificates {
  private static let known = Mutex<[[UInt8]: X509Facts?]>([:])

  /// What a DER certificate says; nil if it is none.
  static func facts(der: [UInt8]) -> X509Facts? {
    if let facts = known.withLock({ $0[der] }) { return facts }
    let facts = X509Facts(der: der)
    known.withLock { known in
      if known.count >= Limits.knownCertificates { known.removeAll() }
      known[der] = .some(facts)
    }
    return facts
  }
}
