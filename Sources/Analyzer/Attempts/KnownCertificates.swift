import Bytes
import Crypto
import Synchronization

/// The certificates that were read before: a server shows the same one to every client.
enum KnownCertificates {
  private static let known = Mutex<[Key: X509Facts?]>([:])

  /// The bytes, which go into the hash eight at a time: one at a time they cost more than all else that is done to find them.
  private struct Key: Hashable {
    let der: [UInt8]

    func hash(into hasher: inout Hasher) {
      der.withReader { reader in
        while let word = try? reader.readUInt64BE("certificate") { hasher.combine(word) }
        while let byte = try? reader.readUInt8("certificate") { hasher.combine(byte) }
      }
    }
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
