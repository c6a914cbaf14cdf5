/// Records protected by a keystream, or by none, and a MAC.
///
/// RFC 5246 section 6.2.3.1. The keystream runs on from record to record.
struct StreamProtection: Sendable {
  let mac: MACKey
  var keystream: Keystream

  enum Keystream: Sendable {
    case none
    case rc4(RC4)
    /// Bytes are missing, so that nothing after them can be decrypted.
    case broken
  }

  /// The record's content; nil if its MAC does not fit it as number `sequence`. The keystream moves on only in `advance`.
  func open(_ record: SealedRecord, as sequence: UInt64) throws(DecryptionError) -> [UInt8]? {
    let macLength = mac.digest.byteCount
    guard record.body.count >= macLength else {
      throw .malformed("a record of \(record.body.count) bytes is too short for its MAC")
    }
    let bytes = try decrypted(record.body)
    let content = bytes.dropLast(macLength)
    return try mac.verifies(bytes.suffix(macLength), of: content, in: record, as: sequence) ? Array(content) : nil
  }

  mutating func advance(past record: SealedRecord) {
    guard case .rc4(var cipher) = keystream else { return }
    _ = cipher.apply(to: record.body)
    keystream = .rc4(cipher)
  }

  private func decrypted(_ bytes: [UInt8]) throws(DecryptionError) -> [UInt8] {
    switch keystream {
    case .none: return bytes
    case .rc4(var cipher): return cipher.apply(to: bytes)
    case .broken: throw .afterGap
    }
  }
}
