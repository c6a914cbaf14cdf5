import Bytes

/// The server's half of an ephemeral key exchange up to TLS 1.2, signed with the certificate's key.
///
/// RFC 8422 section 5.4 (elliptic curves), RFC 5246 section 7.4.3 (finite fields). The layout depends on the suite and, for the signature, on the
/// version; both show in the lengths, so the message reads without them. What fits neither is kept by its length.
public struct ServerKeyExchange: WireMessage {
  public static let name = "TLS ServerKeyExchange"

  public let header: TLSHandshakeHeader
  public let parameters: Parameters
  /// How the parameters are signed; nil before TLS 1.2, which leaves it to the suite.
  public let signatureScheme: SignatureScheme?
  /// Size of the signature in bytes; nil if the layout is unknown or anonymous.
  public let signatureLength: Int?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try TLSHandshakeHeader(parsing: &reader, expecting: .serverKeyExchange, "12 (server key exchange)")
    var body = try reader.slice(header.length, "server key exchange")
    parameters = Parameters(probing: &body)
    let signature = Self.signature(probing: &body)
    signatureScheme = signature?.scheme
    signatureLength = signature?.length
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    parameters.append(to: &fields)
    fields.bits("tls.handshake.sig_hash_alg", signatureScheme)
    fields.number("tls.handshake.sig_len", signatureLength)
  }

  /// What the key exchange runs in.
  public enum Parameters: Equatable, Sendable {
    case curve(NamedGroup, pointLength: Int)
    /// Lengths in bytes of the prime, the generator and the public value.
    case finiteField(primeLength: Int, generatorLength: Int, publicLength: Int)
    case unknown
  }

  /// A signature that fills what is left: with a scheme since TLS 1.2, without one before.
  private static func signature(probing body: inout ByteReader) -> (scheme: SignatureScheme?, length: Int)? {
    if let scheme = body.peekUInt16BE(), let length = body.peekUInt16BE(at: 2), Int(length) == body.remaining - 4 {
      return (SignatureScheme(rawValue: scheme), Int(length))
    }
    guard let length = body.peekUInt16BE(), Int(length) == body.remaining - 2 else { return nil }
    return (nil, Int(length))
  }
}

extension ServerKeyExchange.Parameters {
  /// Steps over the parameters if their layout is one of the two known, else over everything.
  init(probing body: inout ByteReader) {
    var curve = body.copy()
    var field = body.copy()
    if let found = try? Self(curve: &curve) {
      self = found
      body = curve
    } else if let found = try? Self(finiteField: &field) {
      self = found
      body = field
    } else {
      self = .unknown
      _ = body.rest()
    }
  }

  /// Curve type 3 (a named curve), the curve, then the point; a prime never starts so with a known curve.
  private init(curve body: inout ByteReader) throws(ParseError) {
    let start = body.position
    let type = try body.readUInt8("curve type")
    let group = NamedGroup(rawValue: try body.readUInt16BE("named curve"))
    guard type == 3, group.name != nil else {
      throw body.invalid("curve type", at: start, expected: "3 and a known curve", found: type)
    }
    self = .curve(group, pointLength: try body.readBytes8("public point").count)
  }

  private init(finiteField body: inout ByteReader) throws(ParseError) {
    self = .finiteField(
      primeLength: try body.skipBytes16("prime"), generatorLength: try body.skipBytes16("generator"),
      publicLength: try body.skipBytes16("public value"))
  }

  fileprivate func append(to fields: inout FieldList) {
    switch self {
    case .curve(let group, let pointLength):
      fields.add("tls.handshake.server_curve_type", .hex(3, digits: 2), meaning: "named_curve")
      fields.bits("tls.handshake.server_named_curve", group)
      fields.number("tls.handshake.server_point_len", pointLength)
    case .finiteField(let primeLength, let generatorLength, let publicLength):
      fields.number("tls.handshake.p_len", primeLength, meaning: "\(primeLength * 8) bits")
      fields.number("tls.handshake.g_len", generatorLength)
      fields.number("tls.handshake.ys_len", publicLength)
    case .unknown: break
    }
  }
}
