import Bytes

/// The client's request for a user channel.
///
/// MS-RDPBCGR 2.2.1.6, Client MCS Attach User Request PDU; T.125 section 7, part 5.
public struct MCSAttachUserRequest: WireMessage {
  public static let name = "MCS Attach User Request"

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    _ = try reader.readDomainChoice(.attachUserRequest)
  }

  public func append(to fields: inout FieldList) { fields.domain(.attachUserRequest) }
}
