import Bytes
import Crypto
import Dissectors

/// Tells from its first bytes whether a client goes to its server through an HTTP proxy or an RD Gateway.
enum GatewayBeginning {
  /// Whether a first payload is what RDP clients alone begin with: a proxy is asked for other things too.
  static func isCertain(_ headers: FrameHeaders, frame: RawSpan, ports: CandidateFilter) -> Bool {
    guard headers.payload.count >= 16 else { return false }
    let payload = ByteReader(frame, in: headers.payload)
    if let port = connectPort(payload) { return ports.contains(port) }
    return asksGateway(payload)
  }

  /// Whether a first payload may lead to a gateway inside TLS that can be opened, and is to be followed for that.
  ///
  /// A ClientHello does whose random value `secrets` name: it stands behind the headers of record and message, and the version (RFC 8446
  /// sections 4 and 5.1).
  static func isOpened(_ headers: FrameHeaders, frame: RawSpan, by secrets: TLSSecrets, orProxied isProxied: Bool)
    -> Bool
  {
    let payload = ByteReader(frame, in: headers.payload)
    // A proxy may be asked for the way to the gateway; whose keys are known shows only behind its answer.
    if isProxied, connectPort(payload) == GatewayWatch.port { return true }
    guard payload.peekUInt16BE() == 0x1603, payload.peekUInt8(at: 5) == 1, var random = payload.peekSlice(32, at: 11)
    else { return false }
    return secrets.name(clientRandom: random.readRest())
  }

  /// Whether a client asks a proxy or a gateway for a way.
  static func isFound(_ reader: borrowing ByteReader) -> Bool {
    reader.starts(with: "CONNECT ") || asksGateway(reader)
  }

  /// Whether a client asks an RD Gateway: MS-TSGU 3.3.5.1 for HTTP and WebSocket, MS-RPCH 2.1.2.1 for RPC over HTTP.
  static func asksGateway(_ reader: borrowing ByteReader) -> Bool {
    switch reader.peekUInt32BE() {
    case 0x5244_475F: reader.starts(with: "RDG_OUT_DATA ") || reader.starts(with: "RDG_IN_DATA ")
    case 0x4745_5420: reader.starts(with: "GET /remoteDesktopGateway")
    case 0x5250_435F: asksForGatewayOverRPC(reader)
    default: false
    }
  }

  /// Mail goes over RPC over HTTP too; 3388 is the endpoint of the gateway (MS-TSGU 2.1).
  private static func asksForGatewayOverRPC(_ reader: borrowing ByteReader) -> Bool {
    guard reader.starts(with: "RPC_OUT_DATA ") || reader.starts(with: "RPC_IN_DATA ") else { return false }
    guard let end = endOfTarget(reader, from: 13) else { return false }
    return port(reader, before: end) == 3388
  }

  /// The port that a proxy is asked to connect to (RFC 9110 section 9.3.6).
  private static func connectPort(_ reader: borrowing ByteReader) -> UInt16? {
    guard reader.starts(with: "CONNECT "), let end = endOfTarget(reader, from: 8) else { return nil }
    return port(reader, before: end)
  }

  /// The longest target that is looked at: a host's name has at most 253 characters.
  private static let longest = 300

  private static func endOfTarget(_ reader: borrowing ByteReader, from start: Int) -> Int? {
    (start..<longest).first { reader.peekUInt8(at: $0) == 0x20 }
  }

  /// The decimal number behind the last colon before `end`.
  private static func port(_ reader: borrowing ByteReader, before end: Int) -> UInt16? {
    var (port, scale) = (0, 1)
    for offset in stride(from: end - 1, to: max(0, end - 7), by: -1) {
      guard let byte = reader.peekUInt8(at: offset) else { return nil }
      if byte == UInt8(ascii: ":") { return scale > 1 ? UInt16(exactly: port) : nil }
      guard 0x30...0x39 ~= byte else { return nil }
      port += Int(byte - 0x30) * scale
      scale *= 10
    }
    return nil
  }
}
