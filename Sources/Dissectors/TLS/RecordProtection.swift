/// What protection adds to the plaintext of a record, so that its size can be told from the outside.
///
/// RFC 5246 sections 6.2.3.1 to 6.2.3.3, RFC 5288 section 3, RFC 6655 section 3, RFC 7905 section 2 and RFC 8446 section 5.2.
public enum RecordProtection: Equatable, Sendable {
  /// A keystream or nothing, and a MAC.
  case stream(mac: Int)
  /// Cipher block chaining: padding up to the next block, and a MAC.
  case block(size: Int, mac: Int)
  /// Authenticated encryption; the nonce counts only where the record carries it, in TLS 1.2.
  case authenticated(explicitNonce: Int, tag: Int)

  /// How many bytes a record of `version` is longer than its plaintext.
  ///
  /// Cipher block chaining gives a range, taking the padding as the least possible, which every common stack sends. For TLS 1.3 the byte
  /// that hides the content type counts as well.
  public func overhead(in version: TLSVersion) -> ClosedRange<Int> {
    switch self {
    case .stream(let mac): return mac...mac
    case .block(let size, let mac):
      // TLS 1.0 chains from record to record; later versions send a block to start from.
      let fixed = mac + (version.rawValue <= TLSVersion.tls10.rawValue ? 0 : size)
      return (fixed + 1)...(fixed + size)
    case .authenticated(let nonce, let tag):
      let total = nonce + tag + (version == .tls13 ? 1 : 0)
      return total...total
    }
  }

  /// The sizes of plaintext that give a record of `recordLength` bytes, header not counted; nil if the record is too short.
  ///
  /// - Parameter recordLength: the length that the record's header carries.
  public func plaintextLength(recordLength: Int, in version: TLSVersion) -> ClosedRange<Int>? {
    let overhead = overhead(in: version)
    guard recordLength >= overhead.lowerBound else { return nil }
    return max(0, recordLength - overhead.upperBound)...(recordLength - overhead.lowerBound)
  }

  /// Reads the cipher's half of a suite's name, in words such as `AES`, `256`, `GCM` and `SHA384`.
  init?(cipher words: ArraySlice<Substring>) {
    if words.contains("GCM") {
      self = .authenticated(explicitNonce: 8, tag: 16)
    } else if let tag = Self.tag(ofCCM: words) {
      self = .authenticated(explicitNonce: 8, tag: tag)
    } else if words.contains("POLY1305") {
      self = .authenticated(explicitNonce: 0, tag: 16)
    } else if let mac = Self.macLength(words) {
      self = words.contains("CBC") ? .block(size: Self.blockSize(words), mac: mac) : .stream(mac: mac)
    } else {
      return nil
    }
  }

  /// Bytes of the tag, if the cipher is one in the mode CCM (RFC 6655 section 3).
  static func tag(ofCCM words: ArraySlice<Substring>) -> Int? {
    words.firstIndex(of: "CCM").map { words[($0 + 1)...].first == "8" ? 8 : 16 }
  }

  private static func macLength(_ words: ArraySlice<Substring>) -> Int? {
    switch words.last {
    case "MD5": 16
    case "SHA": 20
    case "SHA256": 32
    case "SHA384": 48
    // The null suite of the very first handshake has neither cipher nor MAC.
    case "NULL": 0
    default: nil
    }
  }

  private static func blockSize(_ words: ArraySlice<Substring>) -> Int {
    words.contains { ["DES", "3DES", "DES40", "IDEA", "RC2"].contains($0) } ? 8 : 16
  }
}
