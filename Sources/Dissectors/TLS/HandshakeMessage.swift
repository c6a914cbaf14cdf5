import Bytes

/// Finds the dissector of a handshake message.
///
/// RFC 8446 section 4.
public enum HandshakeMessage {
  /// Reads the message at the reader's position, its handshake header included.
  ///
  /// Three messages have another layout in TLS 1.3, hence `version`: the one the ServerHello selected, or the highest that is
  /// possible while there is none. A type without a dissector becomes an `UnknownHandshake`.
  public static func parse(
    _ reader: inout ByteReader, version: TLSVersion
  ) throws(ParseError) -> any WireMessage {
    var ahead = reader.copy()
    switch try TLSHandshakeHeader(parsing: &ahead).type {
    case .clientHello: return try ClientHello(parsing: &reader)
    case .serverHello: return try ServerHello(parsing: &reader)
    case .newSessionTicket: return try NewSessionTicket(parsing: &reader, version: version)
    case .encryptedExtensions: return try EncryptedExtensions(parsing: &reader)
    case .certificate: return try TLSCertificate(parsing: &reader, version: version)
    case .serverKeyExchange: return try ServerKeyExchange(parsing: &reader)
    case .certificateRequest: return try CertificateRequest(parsing: &reader, version: version)
    case .serverHelloDone: return try ServerHelloDone(parsing: &reader)
    case .clientKeyExchange: return try ClientKeyExchange(parsing: &reader)
    default: return try UnknownHandshake(parsing: &reader)
    }
  }

  /// Size of the message at the reader's position, its handshake header included; nil where too little has come to say.
  public static func length(peeking reader: borrowing ByteReader) -> Int? {
    reader.peekUInt32BE().map { TLSHandshakeHeader.byteCount + Int($0 & 0xFF_FFFF) }
  }
}
