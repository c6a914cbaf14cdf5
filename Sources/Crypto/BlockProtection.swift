import Dissectors

/// Records protected by chained blocks and a MAC.
///
/// RFC 5246 section 6.2.3.2 and RFC 4346 section 6.2.3.2 (each record begins with its own IV), RFC 2246 section 6.2.3.2 (the chain goes on
/// from record to record), RFC 7366 section 3 (the MAC outside of the encryption).
struct BlockProtection: Sendable {
  let cipher: OpenSSLCipher
  let blockSize: Int
  let mac: MACKey
  let encryptsThenMACs: Bool
  /// Where the next record's chain starts in TLS 1.0; nil where each record brings its own start.
  var chain: Chain?

  enum Chain: Sendable {
    case at([UInt8])
    /// Bytes are missing, so that the next record cannot be decrypted from its start.
    case broken
  }

  /// The record's content; nil if padding or MAC do not fit it as number `sequence`.
  func open(_ record: SealedRecord, as sequence: UInt64) throws(DecryptionError) -> [UInt8]? {
    let macLength = encryptsThenMACs ? mac.digest.byteCount : 0
    let sealed = record.body.dropLast(macLength)
    let (iv, blocks) = try parts(sealed)
    guard blocks.count >= blockSize, blocks.count % blockSize == 0 else {
      throw .malformed("a record of \(record.body.count) bytes is not made of blocks of \(blockSize)")
    }
    if encryptsThenMACs {
      guard try mac.verifies(record.body.suffix(macLength), of: sealed, in: record, as: sequence) else { return nil }
    }
    guard let padded = cipher.decryptBlocks(blocks, iv: iv) else { throw .unavailable(cipher.name) }
    guard let content = unpadded(padded) else { return nil }
    return encryptsThenMACs ? Array(content) : try authenticated(content, record, sequence)
  }

  /// Moves the chain on to the record's last block, whether or not the record could be opened as number `sequence`.
  ///
  /// A MAC over the ciphertext does not cover where the chain starts, so there only a record that is genuine gives the start of the next.
  mutating func advance(past record: SealedRecord, as sequence: UInt64) {
    guard chain != nil else { return }
    let macLength = encryptsThenMACs ? mac.digest.byteCount : 0
    let sealed = record.body.dropLast(macLength)
    let isTrusted =
      !encryptsThenMACs
      || (try? mac.verifies(record.body.suffix(macLength), of: sealed, in: record, as: sequence)) == true
    chain = isTrusted && sealed.count >= blockSize ? .at(Array(sealed.suffix(blockSize))) : .broken
  }

  private func parts(_ sealed: ArraySlice<UInt8>) throws(DecryptionError) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
    switch chain {
    case nil: (sealed.prefix(blockSize), sealed.dropFirst(blockSize))
    case .at(let iv): (iv[...], sealed)
    case .broken: throw .afterGap
    }
  }

  /// Every byte of the padding says how many others there are.
  private func unpadded(_ padded: [UInt8]) -> ArraySlice<UInt8>? {
    guard let last = padded.last, padded.count > Int(last) else { return nil }
    let padding = padded.suffix(Int(last) + 1)
    return padding.allSatisfy { $0 == last } ? padded.dropLast(padding.count) : nil
  }

  private func authenticated(
    _ content: ArraySlice<UInt8>, _ record: SealedRecord, _ sequence: UInt64
  ) throws(DecryptionError) -> [UInt8]? {
    let length = content.count - mac.digest.byteCount
    guard length >= 0 else { return nil }
    let plaintext = content.prefix(length)
    return try mac.verifies(content.suffix(mac.digest.byteCount), of: plaintext, in: record, as: sequence)
      ? Array(plaintext) : nil
  }
}
