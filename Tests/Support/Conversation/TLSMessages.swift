/// A handshake message of TLS: RFC 5246 section 7.4, RFC 8446 section 4.
public struct Handshake {
  let bytes: (inout Noise) -> [UInt8]

  private init(_ type: UInt8, _ body: @escaping (inout Noise) -> [UInt8]) {
    bytes = { noise in [type] + vector(3, body(&noise)) }
  }

  /// A ClientHello, by default that of mstsc on Windows 10: TLS 1.2. Naming 0x0304 in `versions` adds what TLS 1.3 needs.
  public static func clientHello(
    serverName: String? = nil, version: Int = 0x0303, versions: [Int] = [], suites: [Int] = windowsSuites,
    groups: [Int] = [0x001D, 0x0017, 0x0018], schemes: [Int] = signatureSchemes
  ) -> Handshake {
    Handshake(1) { noise in
      var extensions = serverName.map { field(0, vector(2, [0] + vector(2, Array($0.utf8)))) } ?? []
      extensions += field(10, list(2, groups)) + field(11, hex("0100")) + field(13, list(2, schemes))
      extensions += field(35, []) + field(23, []) + field(0xFF01, [0])
      if !versions.isEmpty { extensions += field(43, list(1, versions)) }
      if versions.contains(0x0304) { extensions += field(51, vector(2, keyShares(for: groups, &noise))) }
      let session = versions.contains(0x0304) ? noise.bytes(32) : []
      return big(version, 2) + random(&noise) + vector(1, session) + list(2, suites) + hex("0100")
        + vector(2, extensions)
    }
  }

  /// A share for X25519, and before it one of ML-KEM where the client offers X25519MLKEM768.
  private static func keyShares(for groups: [Int], _ noise: inout Noise) -> [UInt8] {
    let large = groups.contains(0x11EC) ? hex("11ec") + vector(2, noise.bytes(1216)) : []
    return large + hex("001d") + vector(2, noise.bytes(32))
  }

  /// A ServerHello; version 0x0304 goes into the extension where TLS 1.3 wants it, with a key share.
  public static func serverHello(version: Int = 0x0303, suite: Int = 0xC030) -> Handshake {
    Handshake(2) { noise in
      let hello = big(min(version, 0x0303), 2) + random(&noise) + vector(1, noise.bytes(32)) + big(suite, 2) + [0]
      guard version >= 0x0304 else { return hello + vector(2, field(23, []) + field(0xFF01, [0])) }
      return hello + vector(2, field(43, big(version, 2)) + field(51, hex("001d") + vector(2, noise.bytes(32))))
    }
  }

  /// A HelloRetryRequest for a share of another group: a ServerHello whose random value says so (RFC 8446 section 4.1.3).
  public static func helloRetryRequest(group: Int, suite: Int = 0x1302) -> Handshake {
    Handshake(2) { noise in
      let mark = hex("cf21ad74 e59a6111 be1d8c02 1e65b891 c2a21116 7abb8c5e 079e09e2 c8a8339c")
      return hex("0303") + mark + vector(1, noise.bytes(32)) + big(suite, 2) + [0]
        + vector(2, field(43, hex("0304")) + field(51, big(group, 2)))
    }
  }

  /// The server's certificate chain, leaf first.
  public static func certificate(_ chain: ServerCertificate...) -> Handshake {
    Handshake(11) { _ in vector(3, chain.flatMap { vector(3, $0.der) }) }
  }

  /// ECDHE with secp384r1, signed with RSA and SHA-256 (RFC 8422 section 5.4). Point and signature are noise.
  public static var serverKeyExchange: Handshake {
    Handshake(12) { noise in
      hex("03 0018") + vector(1, [4] + noise.bytes(96)) + hex("0401") + vector(2, noise.bytes(256))
    }
  }

  public static var serverHelloDone: Handshake { Handshake(14) { _ in [] } }

  public static var clientKeyExchange: Handshake { Handshake(16) { noise in vector(1, [4] + noise.bytes(96)) } }

  /// What Schannel of Windows 10 offers, in its order.
  public static let windowsSuites = [
    0xC02C, 0xC02B, 0xC030, 0xC02F, 0x009F, 0x009E, 0xC024, 0xC023, 0xC028, 0xC027, 0xC00A, 0xC009, 0xC014, 0xC013,
    0x009D,
    0x009C, 0x003D, 0x003C, 0x0035, 0x002F, 0x000A,
  ]
  public static let signatureSchemes = [
    0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0201, 0x0403, 0x0503, 0x0203, 0x0202, 0x0601, 0x0603,
  ]

  /// The random value, which Schannel begins with the time (RFC 5246 section 7.4.1.2).
  private static func random(_ noise: inout Noise) -> [UInt8] { big(noise.now, 4) + noise.bytes(28) }

  private static func field(_ type: Int, _ body: [UInt8]) -> [UInt8] { big(type, 2) + vector(2, body) }

  private static func list(_ count: Int, _ values: [Int]) -> [UInt8] { vector(count, values.flatMap { big($0, 2) }) }
}

/// What a record needs beyond its plaintext.
public enum RecordCipher: Int, Sendable {
  /// TLS 1.2 with AES-GCM: explicit nonce of 8 and tag of 16 bytes (RFC 5288 section 3).
  case gcm = 24
  /// TLS 1.3: content type of 1 and tag of 16 bytes (RFC 8446 section 5.2).
  case tls13 = 17
}

extension Message {
  /// Handshake messages in one record, as Schannel writes its flights.
  public static func handshake(_ messages: Handshake..., version: Int = 0x0303) -> Message {
    record(22, version: version) { noise in messages.flatMap { $0.bytes(&noise) } }
  }

  public static var changeCipherSpec: Message { record(20) { _ in [1] } }

  /// The encrypted Finished of TLS 1.2.
  public static var finished: Message { record(22) { $0.bytes(16 + RecordCipher.gcm.rawValue) } }

  /// An alert in clear: level 1 warning, 2 fatal.
  public static func alert(_ description: UInt8, level: UInt8 = 2, version: Int = 0x0303) -> Message {
    record(21, version: version) { _ in [level, description] }
  }

  /// An encrypted alert of TLS 1.2, such as close_notify.
  public static var sealedAlert: Message { record(21) { $0.bytes(2 + RecordCipher.gcm.rawValue) } }

  /// An application record that hides `plaintext` bytes.
  public static func sealed(_ plaintext: Int, _ cipher: RecordCipher = .gcm) -> Message {
    record(23) { $0.bytes(plaintext + cipher.rawValue) }
  }

  private static func record(_ type: UInt8, version: Int = 0x0303, _ body: @escaping (inout Noise) -> [UInt8])
    -> Message
  {
    Message(push | acknowledge) { noise in [type] + big(version, 2) + vector(2, body(&noise)) }
  }
}
