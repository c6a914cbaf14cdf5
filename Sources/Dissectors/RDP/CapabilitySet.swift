import Bytes

/// One set of capabilities, kept by its type and length.
///
/// MS-RDPBCGR 2.2.1.13.1.1.1, Capability Set (TS_CAPS_SET).
public struct CapabilitySet: Equatable, Sendable {
  public let type: Kind
  /// Size in bytes, the four of type and length included.
  public let length: UInt16

  init(parsing reader: inout ByteReader) throws(ParseError) {
    type = Kind(rawValue: try reader.readUInt16LE("capabilitySetType"))
    let start = reader.position
    length = try reader.readUInt16LE("lengthCapability")
    guard length >= 4 else { throw reader.invalid("lengthCapability", at: start, expected: "4 or more", found: length) }
    try reader.skip(Int(length) - 4, "capability set")
  }

  /// A count and padding, then as many sets, all within `reader`.
  static func list(parsing reader: inout ByteReader) throws(ParseError) -> [CapabilitySet] {
    let count = Int(try reader.readUInt16LE("numberCapabilities"))
    try reader.skip(2, "pad2Octets")
    var sets: [CapabilitySet] = []
    for _ in 0..<count { sets.append(try CapabilitySet(parsing: &reader)) }
    return sets
  }

  func append(to fields: inout FieldList) {
    fields.bits("rdp.capabilitySetType", type)
    fields.number("rdp.lengthCapability", length)
  }

  public struct Kind: OpenCode {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public var name: String? { Self.names[rawValue] }

    private static let names: [UInt16: String] = [
      0x01: "GENERAL", 0x02: "BITMAP", 0x03: "ORDER", 0x04: "BITMAPCACHE", 0x05: "CONTROL", 0x07: "ACTIVATION",
      0x08: "POINTER", 0x09: "SHARE", 0x0A: "COLORCACHE", 0x0C: "SOUND", 0x0D: "INPUT", 0x0E: "FONT", 0x0F: "BRUSH",
      0x10: "GLYPHCACHE", 0x11: "OFFSCREENCACHE", 0x12: "BITMAPCACHE_HOSTSUPPORT", 0x13: "BITMAPCACHE_REV2",
      0x14: "VIRTUALCHANNEL", 0x15: "DRAWNINEGRIDCACHE", 0x16: "DRAWGDIPLUS", 0x17: "RAIL", 0x18: "WINDOW",
      0x19: "COMPDESK", 0x1A: "MULTIFRAGMENTUPDATE", 0x1B: "LARGE_POINTER", 0x1C: "SURFACE_COMMANDS",
      0x1D: "BITMAP_CODECS", 0x1E: "FRAME_ACKNOWLEDGE",
    ]
  }
}
