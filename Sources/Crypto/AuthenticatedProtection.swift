import Dissectors

/// Records protected by authenticated encryption.
///
/// RFC 5288 section 3 and RFC 6655 section 3 (four bytes of the nonce from the keys, eight in the record), RFC 7905 section 2 and
/// RFC 8446 sections 5.2 and 5.3 (the nonce counts records).
struct AuthenticatedProtection: Sendable {
  let cipher: OpenSSLCipher
  /// The part of the nonce that comes with the keys: four or twelve bytes.
  let fixedNonce: Secret
  let tagLength: Int
  let isTLS13: Bool

  /// The record's content, in TLS 1.3 with its type and padding still on; nil if it does not authenticate as number `sequence`.
  func open(_ record: SealedRecord, as sequence: UInt64) throws(DecryptionError) -> [UInt8]? {
    let explicit = record.body.prefix(explicitLength)
    let length = record.body.count - explicitLength - tagLength
    guard length >= 0 else { throw .malformed("a record of \(record.body.count) bytes is too short for its cipher") }
    let additional =
      isTLS13 ? record.header(length: record.body.count) : sequence.bigEndianBytes + record.header(length: length)
    return cipher.open(
      record.body.dropFirst(explicitLength), nonce: nonce(explicit, sequence), additional: additional,
      tagLength: tagLength)
  }

  private var explicitLength: Int { fixedNonce.count == 4 ? 8 : 0 }

  private func nonce(_ explicit: ArraySlice<UInt8>, _ sequence: UInt64) -> [UInt8] {
    if fixedNonce.count == 4 { return fixedNonce.bytes + explicit }
    return zip(fixedNonce.bytes, [0, 0, 0, 0] + sequence.bigEndianBytes).map { $0 ^ $1 }
  }
}
