import Bytes

/// The header of every Data PDU, with the Share Control Header that it starts with.
///
/// MS-RDPBCGR 2.2.8.1.1.1.2, Share Data Header (TS_SHAREDATAHEADER).
public struct ShareDataHeader: Equatable, Sendable {
  public static let byteCount = 18

  public let control: ShareControlHeader
  public let shareID: UInt32
  /// 1 low, 2 medium, 4 high.
  public let streamID: UInt8
  public let uncompressedLength: UInt16
  public let type: DataPDUType
  /// The algorithm in the low four bits, then flags.
  public let compressedType: UInt8
  public let compressedLength: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    control = try ShareControlHeader(parsing: &reader, expecting: .data)
    guard control.bodyLength >= 12 else {
      throw reader.invalid("totalLength", at: start, expected: "18 or more", found: control.totalLength)
    }
    shareID = try reader.readUInt32LE("shareId")
    try reader.skip(1, "share data padding")
    streamID = try reader.readUInt8("streamId")
    uncompressedLength = try reader.readUInt16LE("uncompressedLength")
    type = DataPDUType(rawValue: try reader.readUInt8("pduType2"))
    compressedType = try reader.readUInt8("compressedType")
    compressedLength = try reader.readUInt16LE("compressedLength")
  }

  /// Reads the header of the PDU that has to come here, in clear.
  init(parsing reader: inout ByteReader, expecting type: DataPDUType) throws(ParseError) {
    let start = reader.position
    try self.init(parsing: &reader)
    guard self.type == type else {
      throw reader.invalid(
        "pduType2", at: start + 14, expected: "the type of another pdu", found: self.type.rawValue)
    }
    guard !isCompressed else {
      throw reader.invalid("compressedType", at: start + 15, expected: "no compression", found: compressedType)
    }
  }

  /// Whether the data has to be decompressed before it can be read.
  public var isCompressed: Bool { compressedType & 0x20 != 0 }

  /// Size of the PDU's data in bytes as it is on the wire.
  public var dataLength: Int { control.bodyLength - 12 }

  func append(to fields: inout FieldList) {
    control.append(to: &fields)
    fields.bits("rdp.shareId", shareID)
    fields.number("rdp.streamId", streamID)
    fields.number("rdp.uncompressedLength", uncompressedLength)
    fields.number("rdp.pduType2", type)
    fields.bits("rdp.compressedType", compressedType, meaning: isCompressed ? "compressed" : nil)
    fields.number("rdp.compressedLength", compressedLength)
  }
}
