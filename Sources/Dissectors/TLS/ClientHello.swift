import Bytes

/// What a client can speak: versions, cipher suites, groups, signatures, and whom it is looking for.
///
/// RFC 8446 section 4.1.2 and RFC 5246 section 7.4.1.2, with the handshake header before it.
public struct ClientHello: WireMessage {
  public static let name = "TLS ClientHello"

  public let header: TLSHandshakeHeader
  /// The highest version, as clients before TLS 1.3 say it; later ones stay at TLS 1.2 here.
  public let legacyVersion: TLSVersion
  /// Thirty-two bytes.
  public let random: [UInt8]
  /// At most thirty-two bytes.
  public let sessionID: [UInt8]
  /// In the client's order of preference, with the signals that are no suites.
  public let cipherSuites: [CipherSuite]
  public let compressionMethods: [UInt8]
  /// In wire order.
  public let extensions: [TLSExtension]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try TLSHandshakeHeader(parsing: &reader, expecting: .clientHello, "1 (client hello)")
    var body = try reader.slice(header.length, "client hello")
    legacyVersion = TLSVersion(rawValue: try body.readUInt16BE("client version"))
    random = try body.readBytes(32, "client random")
    sessionID = try body.readSessionID()
    cipherSuites = try body.readCodes("cipher suites")
    compressionMethods = try body.readBytes8("compression methods")
    extensions = try TLSExtension.list(parsing: &body, in: .clientHello)
    try body.expectEnd(of: "client hello")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("tls.handshake.version", legacyVersion)
    fields.number("tls.handshake.session_id_length", sessionID.count)
    fields.number("tls.handshake.cipher_suites_length", cipherSuites.count * 2)
    for suite in cipherSuites { fields.bits("tls.handshake.ciphersuite", suite) }
    for method in compressionMethods { fields.number("tls.handshake.comp_method", method) }
    extensions.append(to: &fields)
  }
}

extension ClientHello {
  /// The host name the client asks for, from the server_name extension.
  public var serverName: String? {
    extensions.first { content in if case .serverName(let name?) = content { name } else { nil } }
  }

  /// The versions that the client accepts in its order, or just the legacy version when it does not list them.
  public var supportedVersions: [TLSVersion] {
    extensions.first { content in if case .versions(let versions) = content { versions } else { nil } }
      ?? [legacyVersion]
  }

  /// The highest version of TLS that the client accepts.
  public var highestVersion: TLSVersion {
    supportedVersions.filter { !$0.isGREASE }.max { $0.rawValue < $1.rawValue } ?? legacyVersion
  }

  public var supportedGroups: [NamedGroup] {
    extensions.first { content in if case .supportedGroups(let groups) = content { groups } else { nil } } ?? []
  }

  /// The signatures that the client can check.
  public var signatureSchemes: [SignatureScheme] {
    extensions.first { content in if case .signatureSchemes(let schemes) = content { schemes } else { nil } } ?? []
  }

  /// The application protocols that the client offers.
  public var protocols: [String] {
    extensions.first { content in if case .protocols(let names) = content { names } else { nil } } ?? []
  }

  public var keyShares: [TLSExtension.KeyShare] {
    extensions.first { content in if case .keyShares(let shares) = content { shares } else { nil } } ?? []
  }

  /// Whether the client names a session or a ticket that it wants to resume.
  public var offersResumption: Bool {
    extensions.contains { $0.type == .preSharedKey || ($0.type == .sessionTicket && $0.length > 0) }
      || (!sessionID.isEmpty && highestVersion.rawValue < TLSVersion.tls13.rawValue)
  }

  /// Whether the client has an extension of the type, whatever its content.
  public func has(_ type: TLSExtensionType) -> Bool { extensions.contains { $0.type == type } }

  /// Seconds since 1970 in the first four bytes of the random value, where stacks before TLS 1.3 put their clock.
  ///
  /// RFC 5246 section 7.4.1.2. Many stacks fill it with random bytes: believe it only near the time of the capture.
  public var gmtUnixTime: UInt32 { random.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }
}

extension ByteReader {
  /// A session id: at most thirty-two bytes after their length.
  mutating func readSessionID() throws(ParseError) -> [UInt8] {
    let start = position
    let id = try readBytes8("session id")
    guard id.count <= 32 else {
      throw invalid("session id length", at: start, expected: "at most 32", found: id.count)
    }
    return id
  }
}
