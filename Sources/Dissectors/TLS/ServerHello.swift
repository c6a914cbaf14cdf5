import Bytes

/// What a server selects from a ClientHello; in TLS 1.3 also the request to try again with another group.
///
/// RFC 8446 sections 4.1.3 and 4.1.4, RFC 5246 section 7.4.1.3, with the handshake header before it.
public struct ServerHello: WireMessage {
  public static let name = "TLS ServerHello"

  public let header: TLSHandshakeHeader
  /// The selected version up to TLS 1.2; later ones are in `version`.
  public let legacyVersion: TLSVersion
  /// Thirty-two bytes.
  public let random: [UInt8]
  /// At most thirty-two bytes.
  public let sessionID: [UInt8]
  public let cipherSuite: CipherSuite
  public let compressionMethod: UInt8
  /// In wire order.
  public let extensions: [TLSExtension]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try TLSHandshakeHeader(parsing: &reader, expecting: .serverHello, "2 (server hello)")
    var body = try reader.slice(header.length, "server hello")
    legacyVersion = TLSVersion(rawValue: try body.readUInt16BE("server version"))
    random = try body.readBytes(32, "server random")
    sessionID = try body.readSessionID()
    cipherSuite = CipherSuite(rawValue: try body.readUInt16BE("cipher suite"))
    compressionMethod = try body.readUInt8("compression method")
    let retries = random == Self.helloRetryRandom
    extensions = try TLSExtension.list(parsing: &body, in: retries ? .helloRetryRequest : .serverHello)
    try body.expectEnd(of: "server hello")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("tls.handshake.version", legacyVersion)
    if let randomMeaning { fields.add("tls.handshake.random", .bytes(random), meaning: randomMeaning) }
    fields.number("tls.handshake.session_id_length", sessionID.count)
    fields.bits("tls.handshake.ciphersuite", cipherSuite)
    fields.number("tls.handshake.comp_method", compressionMethod)
    extensions.append(to: &fields)
  }

  /// What the random value says, if it is more than random.
  private var randomMeaning: String? { isHelloRetryRequest ? "HelloRetryRequest" : downgrade?.rawValue }

  /// SHA-256 of "HelloRetryRequest", RFC 8446 section 4.1.3.
  private static let helloRetryRandom: [UInt8] = [
    0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11, 0xBE, 0x1D, 0x8C, 0x02, 0x1E, 0x65, 0xB8, 0x91,
    0xC2, 0xA2, 0x11, 0x16, 0x7A, 0xBB, 0x8C, 0x5E, 0x07, 0x9E, 0x09, 0xE2, 0xC8, 0xA8, 0x33, 0x9C,
  ]
}

extension ServerHello {
  /// The version that the server selects.
  public var version: TLSVersion {
    extensions.first { content in if case .versions(let versions) = content { versions.first } else { nil } }
      ?? legacyVersion
  }

  /// Whether the server asks for another ClientHello instead of going on.
  public var isHelloRetryRequest: Bool { random == Self.helloRetryRandom }

  /// The group of the server's key, or the one that it asks the client for.
  public var group: NamedGroup? {
    extensions.first { content in
      switch content {
      case .keyShares(let shares): shares.first?.group
      case .retryGroup(let group): group
      default: nil
      }
    }
  }

  /// The application protocol that the server selects.
  public var applicationProtocol: String? {
    extensions.first { content in if case .protocols(let names) = content { names.first } else { nil } }
  }

  public func has(_ type: TLSExtensionType) -> Bool { extensions.contains { $0.type == type } }

  /// Seconds since 1970 in the random value, where stacks before TLS 1.3 put their clock; believe it only near the time of the capture.
  public var gmtUnixTime: UInt32 { random.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }

  /// The mark in the last eight bytes of the random value with which a server says that it could do better.
  ///
  /// RFC 8446 section 4.1.3.
  public var downgrade: Downgrade? {
    guard random.dropFirst(24).prefix(7).elementsEqual("DOWNGRD".utf8) else { return nil }
    switch random.last {
    case 1: return .fromTLS13
    case 0: return .fromTLS12
    default: return nil
    }
  }

  /// What the server would have been able to speak.
  public enum Downgrade: String, Sendable {
    /// The server speaks TLS 1.3 but selects TLS 1.2.
    case fromTLS13 = "downgrade from TLS 1.3"
    /// The server speaks TLS 1.2 or later but selects TLS 1.1 or earlier.
    case fromTLS12 = "downgrade from TLS 1.2"
  }
}
