import Bytes

/// The last message of a connection, with the sender's reason.
///
/// MS-RDPBCGR 2.2.2.3, MCS Disconnect Provider Ultimatum PDU; T.125 section 7, part 4. The reason is three bits across the first two bytes.
public struct MCSDisconnectProviderUltimatum: WireMessage {
  public static let name = "MCS Disconnect Provider Ultimatum"

  public let reason: DisconnectProviderReason

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let first = try reader.readDomainChoice(.disconnectProviderUltimatum)
    let rest = try reader.readUInt8("mcs disconnect reason")
    reason = DisconnectProviderReason(rawValue: (first & 0x03) << 1 | rest >> 7)
  }

  public func append(to fields: inout FieldList) {
    fields.domain(.disconnectProviderUltimatum)
    fields.number("t124.reason", reason)
  }
}
