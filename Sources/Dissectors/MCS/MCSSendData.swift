import Bytes

/// The header before what one side sends on a channel; the data itself stays in the reader.
///
/// T.125 section 7, part 7, SendDataRequest (from the client) and SendDataIndication (from the server); MS-RDPBCGR 2.2.1.10
/// and every later slow-path PDU.
public struct MCSSendData: WireMessage {
  public static let name = "MCS Send Data"

  /// Whether the server sent it.
  public let isIndication: Bool
  /// The sender's user channel.
  public let initiator: Int
  public let channelID: UInt16
  /// 0 top, 1 high, 2 medium, 3 low.
  public let dataPriority: UInt8
  public let isBegin: Bool
  public let isEnd: Bool
  /// Size of the data in bytes.
  public let dataLength: Int

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    isIndication = reader.peekUInt8().map { $0 >> 2 == MCSDomainPDU.Choice.sendDataIndication.rawValue } ?? false
    _ = try reader.readDomainChoice(isIndication ? .sendDataIndication : .sendDataRequest)
    initiator = try reader.readUserID("initiator")
    channelID = try reader.readUInt16BE("channelId")
    let bits = try reader.readUInt8("dataPriority")
    dataPriority = bits >> 6
    isBegin = bits & 0x20 != 0
    isEnd = bits & 0x10 != 0
    dataLength = try reader.readPERLength("user data length")
  }

  public func append(to fields: inout FieldList) {
    fields.domain(isIndication ? .sendDataIndication : .sendDataRequest)
    fields.initiator(initiator)
    fields.number("t124.channelId", channelID)
    fields.number("t124.dataPriority", dataPriority, meaning: priorityName)
    fields.flag("t124.Segmentation.begin", isBegin)
    fields.flag("t124.Segmentation.end", isEnd)
  }

  private var priorityName: String {
    switch dataPriority {
    case 0: "top"
    case 1: "high"
    case 2: "medium"
    default: "low"
    }
  }
}
