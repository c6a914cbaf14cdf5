import Bytes
import Dissectors

/// Packets and link headers that the tests put together to frames.
enum Frames {
  /// 10.0.0.1:50001 to 10.0.0.2:3389, an X.224 Connection Request's first four bytes.
  static let ipv4TCP: [UInt8] = [
    0x45, 0x00, 0x00, 0x2c,  // IPv4, 20 bytes of header, total length 44
    0x12, 0x34, 0x40, 0x00,  // identification, don't fragment, offset 0
    0x80, 0x06, 0x00, 0x00,  // time to live 128, TCP, checksum
    0x0a, 0x00, 0x00, 0x01,  // source
    0x0a, 0x00, 0x00, 0x02,  // destination
    0xc3, 0x51, 0x0d, 0x3d,  // ports
    0x00, 0x00, 0x00, 0x65,  // sequence number 101
    0x00, 0x00, 0x00, 0xc9,  // acknowledgment number 201
    0x50, 0x18, 0x20, 0x14,  // 20 bytes of header, PSH and ACK, window 8212
    0x00, 0x00, 0x00, 0x00,  // checksum, urgent pointer
    0x03, 0x00, 0x00, 0x13,  // payload
  ]

  /// The same between 2001:db8::1 and 2001:db8::2.
  static let ipv6TCP: [UInt8] = ipv6(next: 6, Array(ipv4TCP.dropFirst(20)))

  /// A question to a name server, as far as UDP is concerned.
  static let ipv4UDP: [UInt8] = [
    0x45, 0x00, 0x00, 0x20,  // IPv4, 20 bytes of header, total length 32
    0x00, 0x07, 0x00, 0x00,  // identification, may be fragmented, offset 0
    0x40, 0x11, 0x00, 0x00,  // time to live 64, UDP, checksum
    0x0a, 0x00, 0x00, 0x01,  // source
    0x0a, 0x00, 0x00, 0x35,  // destination
    0xd4, 0x31, 0x00, 0x35,  // ports 54321, 53
    0x00, 0x0c, 0x00, 0x00,  // length 12, checksum
    0xde, 0xad, 0xbe, 0xef,  // payload
  ]

  static func ethernet(_ type: UInt16, _ packet: [UInt8]) -> [UInt8] {
    [0x02, 0, 0, 0, 0, 0x02, 0x02, 0, 0, 0, 0, 0x01] + bigEndian(type) + packet
  }

  static func ipv6(next: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0x60, 0x00, 0x00, 0x00] + bigEndian(UInt16(payload.count)) + [next, 0x40]
      + [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01]
      + [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02] + payload
  }

  static func bigEndian(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xff)] }
}

extension FrameOutline {
  init?(bytes: [UInt8], _ linkType: LinkType = .ethernet) {
    guard let outline = bytes.withReader({ FrameOutline($0.remainingBytes, linkType: linkType) }) else { return nil }
    self = outline
  }
}

extension FrameHeaders {
  init?(bytes: [UInt8], _ linkType: LinkType = .ethernet) {
    guard let headers = bytes.withReader({ FrameHeaders($0.remainingBytes, linkType: linkType) }) else { return nil }
    self = headers
  }
}

extension [UInt8] {
  /// A copy in which the bytes from `position` on are `bytes`.
  func replacing(at position: Int, with bytes: [UInt8]) -> [UInt8] {
    var copy = self
    copy.replaceSubrange(position..<position + bytes.count, with: bytes)
    return copy
  }
}
