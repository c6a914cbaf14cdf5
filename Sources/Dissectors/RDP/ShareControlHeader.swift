import Bytes

/// The header of every PDU after licensing.
///
/// MS-RDPBCGR 2.2.8.1.1.1.1, Share Control Header (TS_SHARECONTROLHEADER).
public struct ShareControlHeader: Equatable, Sendable {
  /// Size of the PDU in bytes, this header included.
  public let totalLength: UInt16
  /// The type in the low four bits, then the version of the protocol.
  public let pduType: UInt16
  /// The sender's channel; Windows XP leaves it out of a Deactivate All.
  public let pduSource: UInt16?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    totalLength = try reader.readUInt16LE("totalLength")
    guard totalLength == 4 || totalLength >= 6, totalLength < 0x8000 else {
      throw reader.invalid("totalLength", at: start, expected: "4, or 6 to 32767", found: totalLength)
    }
    pduType = try reader.readUInt16LE("pduType")
    pduSource = totalLength == 4 ? nil : try reader.readUInt16LE("pduSource")
  }

  /// Reads the header of the PDU that has to come here.
  init(parsing reader: inout ByteReader, expecting type: PDUType) throws(ParseError) {
    let start = reader.position
    try self.init(parsing: &reader)
    guard self.type == type else {
      throw reader.invalid("pduType", at: start + 2, expected: "the type of another pdu", found: pduType)
    }
  }

  public var type: PDUType { PDUType(rawValue: UInt8(truncatingIfNeeded: pduType & 0x0F)) }

  /// Size of the PDU without this header.
  public var bodyLength: Int { max(0, Int(totalLength) - 6) }

  func append(to fields: inout FieldList) {
    fields.number("rdp.totalLength", totalLength)
    fields.bits("rdp.pduType", pduType, meaning: type.name)
    fields.number("rdp.pduSource", pduSource)
  }

  /// Which PDU it is.
  public struct PDUType: OpenCode {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let demandActive = Self(rawValue: 0x1)
    public static let confirmActive = Self(rawValue: 0x3)
    public static let deactivateAll = Self(rawValue: 0x6)
    public static let data = Self(rawValue: 0x7)
    public static let serverRedirection = Self(rawValue: 0xA)

    public var name: String? {
      switch self {
      case .demandActive: "DEMANDACTIVEPDU"
      case .confirmActive: "CONFIRMACTIVEPDU"
      case .deactivateAll: "DEACTIVATEALLPDU"
      case .data: "DATAPDU"
      case .serverRedirection: "SERVER_REDIR_PKT"
      default: nil
      }
    }
  }
}
