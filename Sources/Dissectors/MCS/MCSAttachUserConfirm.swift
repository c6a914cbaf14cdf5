import Bytes

/// The user channel that the server gives the client, or its refusal.
///
/// MS-RDPBCGR 2.2.1.7, Server MCS Attach User Confirm PDU; T.125 section 7, part 5.
public struct MCSAttachUserConfirm: WireMessage {
  public static let name = "MCS Attach User Confirm"

  public let result: MCSResult
  /// The client's user channel, 1001 or more; missing in a refusal.
  public let initiator: Int?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let first = try reader.readDomainChoice(.attachUserConfirm)
    result = MCSResult(rawValue: (first & 0x01) << 3 | (try reader.readUInt8("mcs result")) >> 5)
    initiator = first & 0x02 == 0 ? nil : try reader.readUserID("initiator")
  }

  public func append(to fields: inout FieldList) {
    fields.domain(.attachUserConfirm)
    fields.number("t124.result", result)
    fields.initiator(initiator)
  }
}
