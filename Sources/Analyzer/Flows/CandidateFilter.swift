import Bytes
import Dissectors

/// Tells at a glance whether a TCP segment can belong to an RDP connection.
///
/// Almost every packet of a capture ends here: one look-up of both ports in a bitmap, one peek at the payload.
struct CandidateFilter: Sendable {
  private var ports: [UInt64] = Array(repeating: 0, count: 1 << 10)

  /// Port 3389 always counts; `ports` are the further ones that the user decodes as RDP.
  init(ports: [UInt16]) {
    for port in ports + [3389] { self.ports[Int(port >> 6)] |= 1 << UInt64(port & 63) }
  }

  func contains(_ port: UInt16) -> Bool {
    ports[Int(port &>> 6)] & (1 &<< UInt64(port & 63)) != 0
  }

  func concerns(_ headers: FrameHeaders) -> Bool {
    contains(headers.sourcePort) || contains(headers.destinationPort)
  }

  /// Whether the payload begins with a TPKT header and an X.224 Connection Request that fills it (MS-RDPBCGR 2.2.1.1), and that is not one of
  /// another protocol over X.224.
  static func isConnectionRequest(_ headers: FrameHeaders, frame: RawSpan) -> Bool {
    guard headers.payload.count >= 11 else { return false }
    let payload = ByteReader(frame, in: headers.payload)
    guard payload.peekUInt16BE() == 0x0300, payload.peekUInt8(at: 5) == 0xE0 else { return false }
    if let code = payload.peekUInt8(at: 11), X224ConnectionRequest.isTransportParameter(code) { return false }
    guard let length = payload.peekUInt16BE(at: 2), let indicator = payload.peekUInt8(at: 4) else { return false }
    return Int(length) == headers.payloadLength && Int(indicator) == Int(length) - 5
  }
}
