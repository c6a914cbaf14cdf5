import Bytes

/// The chain of certificates of a peer, its own first; an empty chain is how a client says that it has none.
///
/// RFC 5246 section 7.4.2 and, with a context before the list and extensions after each certificate, RFC 8446 section 4.4.2. TLS 1.3 encrypts
/// the message.
public struct TLSCertificate: WireMessage {
  public static let name = "TLS Certificate"

  public let header: TLSHandshakeHeader
  /// The leaf first, each as the peer sent it, not yet known to be a certificate.
  public let chain: [Entry]

  /// Reads the layout of TLS 1.2 and earlier.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    try self.init(parsing: &reader, version: .tls12)
  }

  /// Reads the layout of `version`, which the ServerHello selected.
  public init(parsing reader: inout ByteReader, version: TLSVersion) throws(ParseError) {
    header = try TLSHandshakeHeader(parsing: &reader, expecting: .certificate, "11 (certificate)")
    var body = try reader.slice(header.length, "certificate message")
    if version == .tls13 { _ = try body.readBytes8("certificate request context") }
    var list = try body.slice(Int(try body.readUInt24BE("certificate list")), "certificate list")
    var chain: [Entry] = []
    while !list.isAtEnd { chain.append(try Entry(parsing: &list, version: version)) }
    self.chain = chain
    try body.expectEnd(of: "certificate message")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    for certificate in chain { fields.number("tls.handshake.certificate_length", certificate.der.count) }
  }

  /// One certificate of the chain.
  public struct Entry: Equatable, Sendable {
    /// The certificate's bytes, promised to be DER.
    public let der: [UInt8]
    /// Absolute positions of `der` in the stream that the reader was made over.
    public let range: Range<Int>
    /// TLS 1.3 only.
    public let extensions: [TLSExtension]

    init(parsing list: inout ByteReader, version: TLSVersion) throws(ParseError) {
      let count = Int(try list.readUInt24BE("certificate length"))
      let start = list.position
      der = try list.readBytes(count, "certificate")
      range = start..<list.position
      extensions = version == .tls13 ? try TLSExtension.list(parsing: &list, in: .other) : []
    }
  }
}
