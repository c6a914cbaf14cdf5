/// The key that a record of TLS up to 1.2 is authenticated with beside its cipher.
///
/// RFC 5246 section 6.2.3.1 and, for ciphertext, RFC 7366 section 3.
struct MACKey: Sendable {
  let digest: Digest
  let key: Secret

  /// Whether `mac` is that of `content` in the record's place as number `sequence`.
  func verifies(
    _ mac: some Collection<UInt8>, of content: some Collection<UInt8>, in record: SealedRecord, as sequence: UInt64
  ) throws(DecryptionError) -> Bool {
    let input = sequence.bigEndianBytes + record.header(length: content.count) + content
    guard let expected = digest.authenticate(input, key: key) else { throw .unavailable("HMAC with \(digest)") }
    return mac.elementsEqual(expected)
  }
}
