import Bytes

/// The client's word that its part of the domain is complete, which asks nothing of the server.
///
/// MS-RDPBCGR 2.2.1.5, Client MCS Erect Domain Request PDU; T.125 section 7, part 3.
public struct MCSErectDomainRequest: WireMessage {
  public static let name = "MCS Erect Domain Request"

  public let subHeight: UInt32
  public let subInterval: UInt32

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    _ = try reader.readDomainChoice(.erectDomainRequest)
    subHeight = try reader.readPERNumber("subHeight")
    subInterval = try reader.readPERNumber("subInterval")
  }

  public func append(to fields: inout FieldList) {
    fields.domain(.erectDomainRequest)
    fields.number("t124.subHeight", subHeight)
    fields.number("t124.subInterval", subInterval)
  }
}
