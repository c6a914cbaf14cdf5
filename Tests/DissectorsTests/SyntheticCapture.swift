import Foundation

/// A capture in which each payload travels in a TCP connection of its own, from port 49152 on to port 3389.
enum SyntheticCapture {
  /// The capture as a classic pcap file with Ethernet frames.
  static func bytes(of payloads: [[UInt8]]) -> Data {
    let header: [UInt8] = [
      0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 1, 0, 0, 0,
    ]
    return payloads.enumerated().reduce(into: Data(header)) { file, payload in
      let frame = frame(payload.element, clientPort: 49152 + UInt16(payload.offset))
      let length = (0..<4).map { UInt8(truncatingIfNeeded: frame.count >> ($0 * 8)) }
      file += [0, 0, 0, 0, 0, 0, 0, 0] + length + length + frame
    }
  }

  private static func frame(_ payload: [UInt8], clientPort: UInt16) -> [UInt8] {
    let total = payload.count + 40
    let ethernet = [UInt8](repeating: 2, count: 12) + [0x08, 0x00]
    let ip: [UInt8] = [
      0x45, 0, UInt8(total >> 8), UInt8(total & 0xFF), 0, 1, 0x40, 0, 64, 6, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2,
    ]
    let ports: [UInt8] = [UInt8(clientPort >> 8), UInt8(clientPort & 0xFF), 0x0D, 0x3D]
    let tcp: [UInt8] = ports + [0, 0, 0, 1, 0, 0, 0, 1, 0x50, 0x18, 0xFF, 0xFF, 0, 0, 0, 0]
    return ethernet + ip + tcp + payload
  }
}
