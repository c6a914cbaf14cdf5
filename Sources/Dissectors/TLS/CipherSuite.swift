/// How a connection authenticates, agrees on keys and protects its records.
///
/// RFC 8446 section B.4, RFC 5246 section A.5, RFC 8422 section 6 and the IANA registry of TLS cipher suites.
///
/// The registry's names are systematic, `TLS_` key exchange `_WITH_` cipher `_` hash, so what this type knows about a suite it
/// reads from the name.
public struct CipherSuite: OpenCode {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Not a suite: the client says that it renegotiates securely, RFC 5746 section 3.3.
  public static let emptyRenegotiationInfo = Self(rawValue: 0x00FF)
  /// Not a suite: the client says that it tried a higher version before, RFC 7507 section 2.
  public static let fallback = Self(rawValue: 0x5600)

  public var name: String? { isGREASE ? "GREASE" : Self.names[rawValue] }

  /// Whether the value is only a sign from the client and never selected.
  public var isSignal: Bool { self == .emptyRenegotiationInfo || self == .fallback || isGREASE }

  /// Whether the suite belongs to TLS 1.3 and leaves key exchange and authentication to extensions.
  public var isTLS13: Bool { rawValue >> 8 == 0x13 || rawValue == 0x00C6 || rawValue == 0x00C7 }

  /// The key exchange, such as `ECDHE_RSA` or `RSA`; nil for TLS 1.3 and for unknown suites.
  public var keyExchange: String? { parts?.keyExchange.joined(separator: "_") }

  /// Whether recorded traffic stays secret after the server's private key leaks; nil for unknown suites.
  public var hasForwardSecrecy: Bool? {
    if isTLS13 { return true }
    return keyExchange.map { $0.hasPrefix("ECDHE") || $0.hasPrefix("DHE") || $0.hasPrefix("ECCPWD") }
  }

  /// What the suite adds to the bytes of a record; nil for unknown suites.
  public var protection: RecordProtection? {
    if isSignal { return nil }
    if isTLS13 {
      return words.map { .authenticated(explicitNonce: 0, tag: RecordProtection.tag(ofCCM: $0[...]) ?? 16) }
    }
    return parts.flatMap { RecordProtection(cipher: $0.cipher) }
  }

  /// Whether `word` is one of the words of the name; nil for unknown suites.
  public func mentions(_ word: String) -> Bool? {
    name.map { name in
      var rest = name.utf8[...]
      while !rest.isEmpty {
        if rest.first == word.utf8.first, rest.starts(with: word.utf8),
          rest.dropFirst(word.utf8.count).first ?? underscore == underscore
        {
          return true
        }
        rest = rest.drop { $0 != underscore }.dropFirst()
      }
      return false
    }
  }

  /// The words of the name before and after `WITH`, its `TLS` left out.
  private var parts: (keyExchange: ArraySlice<Substring>, cipher: ArraySlice<Substring>)? {
    guard let words, words.first == "TLS", let with = words.firstIndex(of: "WITH") else { return nil }
    return (words[1..<with], words[(with + 1)...])
  }

  /// Names are ASCII, so that they can be cut without a look at what is a character.
  private var words: [Substring]? { name?.utf8.split(separator: underscore).map(Substring.init) }
}

/// What stands between the words of a name.
private let underscore = UInt8(ascii: "_")
