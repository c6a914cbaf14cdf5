import Bytes

@testable import Capture

/// Small captures, built field by field.
enum Sample {
  static func pcapHeader(
    _ order: ByteOrder = .little, magic: UInt32 = 0xa1b2_c3d4, version: (UInt16, UInt16) = (2, 4), network: UInt32 = 1
  ) -> [UInt8] {
    bytes(magic, order) + bytes(version.0, order) + bytes(version.1, order)
      + bytes(UInt64(0), order)  // reserved
      + bytes(UInt32(65535), order)  // snapshot length
      + bytes(network, order)
  }

  static func pcapRecord(
    _ order: ByteOrder = .little, seconds: UInt32 = 1, fraction: UInt32 = 2, captured: UInt32? = nil,
    original: UInt32? = nil, extra: [UInt8] = [], data: [UInt8] = [1, 2, 3]
  ) -> [UInt8] {
    let length = UInt32(data.count)
    return bytes(seconds, order) + bytes(fraction, order) + bytes(captured ?? length, order)
      + bytes(original ?? length, order) + extra + data
  }

  static func block(
    _ type: UInt32, _ body: [UInt8], _ order: ByteOrder = .little, length: UInt32? = nil, trailer: UInt32? = nil
  ) -> [UInt8] {
    let padded = body + [UInt8](repeating: 0, count: (4 - body.count % 4) % 4)
    let total = UInt32(padded.count + 12)
    return bytes(type, order) + bytes(length ?? total, order) + padded + bytes(trailer ?? length ?? total, order)
  }

  static func section(_ order: ByteOrder = .little, version: (UInt16, UInt16) = (1, 0)) -> [UInt8] {
    block(
      0x0a0d_0d0a,
      bytes(UInt32(0x1a2b_3c4d), order) + bytes(version.0, order) + bytes(version.1, order)
        + bytes(UInt64.max, order),  // section length: not given
      order)
  }

  static func interface(
    _ order: ByteOrder = .little, linkType: UInt16 = 1, snapLength: UInt32 = 0, options: [UInt8] = []
  ) -> [UInt8] {
    block(1, bytes(linkType, order) + [0, 0] + bytes(snapLength, order) + options, order)
  }

  static func option(_ code: UInt16, _ value: [UInt8]) -> [UInt8] {
    bytes(code, .little) + bytes(UInt16(value.count), .little) + value
      + [UInt8](repeating: 0, count: (4 - value.count % 4) % 4)
  }

  static func packet(
    _ order: ByteOrder = .little, interface: UInt32 = 0, ticks: UInt64 = 1, captured: UInt32? = nil,
    original: UInt32? = nil, data: [UInt8] = [1, 2, 3], options: [UInt8] = []
  ) -> [UInt8] {
    let padding = [UInt8](repeating: 0, count: (4 - data.count % 4) % 4)
    return block(
      6,
      bytes(interface, order) + bytes(UInt32(ticks >> 32), order) + bytes(UInt32(truncatingIfNeeded: ticks), order)
        + bytes(captured ?? UInt32(data.count), order) + bytes(original ?? UInt32(data.count), order)
        + data + padding + options,
      order)
  }

  static func simplePacket(_ order: ByteOrder = .little, original: UInt32, data: [UInt8]) -> [UInt8] {
    block(3, bytes(original, order) + data, order)
  }
}
