import Bytes

/// The beginning of a packet inside an ICMP error: enough to tell which connection it belonged to.
///
/// RFC 792 promises the IP header and eight bytes of what follows; RFC 1812 section 4.3.2.3 and RFC 4443 section 2.4
/// quote more.
public struct QuotedPacket: Equatable, Sendable {
  public let source: IPAddress
  public let destination: IPAddress
  public let transport: Transport
  /// Ports of TCP and UDP, else 0.
  public let sourcePort: UInt16
  public let destinationPort: UInt16
  /// Sequence number of TCP, when that much is quoted.
  public let sequence: UInt32?

  /// Reads to the end of the reader; needs the IP header and, of TCP and UDP, both ports.
  init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let bytes = reader.rest()
    guard let internet = InternetLayer(bytes.remainingBytes, at: 0) else {
      throw reader.invalid("quoted packet", at: start, expected: "an IP header", found: bytes.peekUInt8() ?? 0)
    }
    source = IPAddress(bytes, at: internet.isIPv4 ? 12 : 8, isIPv4: internet.isIPv4)
    destination = IPAddress(bytes, at: internet.isIPv4 ? 16 : 24, isIPv4: internet.isIPv4)
    transport = internet.fragmentOffset == 0 ? Transport(protocolNumber: internet.next) : .fragment
    guard transport == .tcp || transport == .udp else {
      (sourcePort, destinationPort, sequence) = (0, 0, nil)
      return
    }
    var quoted = bytes.copy()
    try quoted.skip(internet.payload, "quoted IP header")
    sourcePort = try quoted.readUInt16BE("quoted source port")
    destinationPort = try quoted.readUInt16BE("quoted destination port")
    sequence = transport == .tcp ? quoted.peekUInt32BE() : nil
  }

  func append(to fields: inout FieldList) {
    fields.text(source.isIPv4 ? "ip.src" : "ipv6.src", source.description)
    fields.text(source.isIPv4 ? "ip.dst" : "ipv6.dst", destination.description)
    guard transport == .tcp || transport == .udp else { return }
    fields.number(transport == .tcp ? "tcp.srcport" : "udp.srcport", sourcePort)
    fields.number(transport == .tcp ? "tcp.dstport" : "udp.dstport", destinationPort)
    fields.number("tcp.seq_raw", sequence)
  }
}
