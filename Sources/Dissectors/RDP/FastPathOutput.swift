import Bytes

/// Updates of the picture: the session runs.
///
/// MS-RDPBCGR 2.2.9.1.2, Server Fast-Path Update PDU (TS_FP_UPDATE_PDU).
public struct FastPathOutput: WireMessage {
  public static let name = "RDP Fast-Path Output"

  public let header: FastPathHeader
  /// In wire order; empty if they are encrypted.
  public let updates: [Update]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try FastPathHeader(parsing: &reader)
    var body = try reader.slice(header.bodyLength, "fast-path output")
    var updates: [Update] = []
    while !header.isEncrypted, !body.isAtEnd { updates.append(try Update(parsing: &body)) }
    self.updates = updates
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    for update in updates { update.append(to: &fields) }
  }

  /// One update, kept by its kind and size: MS-RDPBCGR 2.2.9.1.2.1, TS_FP_UPDATE.
  public struct Update: Equatable, Sendable {
    public let code: Code
    /// 0 whole, 1 last, 2 first, 3 next piece.
    public let fragmentation: UInt8
    public let isCompressed: Bool
    /// In bytes, as it is on the wire.
    public let size: UInt16

    init(parsing reader: inout ByteReader) throws(ParseError) {
      let header = try reader.readUInt8("updateHeader")
      code = Code(rawValue: header & 0x0F)
      fragmentation = header >> 4 & 0x03
      isCompressed = header & 0x80 != 0
      if isCompressed { try reader.skip(1, "update compressionFlags") }
      size = try reader.readUInt16LE("update size")
      try reader.skip(Int(size), "update data")
    }

    func append(to fields: inout FieldList) {
      fields.number("rdp.fastpath.updateCode", code)
      fields.number("rdp.fastpath.serverfragmentation", fragmentation)
      fields.number("rdp.fastpath.server.size", size, meaning: isCompressed ? "compressed" : nil)
    }

    public struct Code: OpenCode {
      public let rawValue: UInt8
      public init(rawValue: UInt8) { self.rawValue = rawValue }

      public var name: String? { Self.names[rawValue] }

      private static let names: [UInt8: String] = [
        0: "ORDERS", 1: "BITMAP", 2: "PALETTE", 3: "SYNCHRONIZE", 4: "SURFCMDS", 5: "PTR_NULL", 6: "PTR_DEFAULT",
        8: "PTR_POSITION", 9: "COLOR", 10: "CACHED", 11: "POINTER", 12: "LARGE_POINTER",
      ]
    }
  }
}
