import Bytes

/// The client's capabilities, in answer to the server's.
///
/// MS-RDPBCGR 2.2.1.13.2.1, Confirm Active PDU Data (TS_CONFIRM_ACTIVE_PDU).
public struct ConfirmActive: WireMessage {
  public static let name = "RDP Confirm Active"

  public let header: ShareControlHeader
  public let shareID: UInt32
  /// The server's channel, 1002.
  public let originatorID: UInt16
  /// Who speaks, such as `MSTSC`.
  public let sourceDescriptor: String
  public let capabilitySets: [CapabilitySet]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareControlHeader(parsing: &reader, expecting: .confirmActive)
    var body = try reader.slice(header.bodyLength, "confirm active")
    shareID = try body.readUInt32LE("shareId")
    originatorID = try body.readUInt16LE("originatorId")
    let descriptorLength = Int(try body.readUInt16LE("lengthSourceDescriptor"))
    let capabilitiesLength = Int(try body.readUInt16LE("lengthCombinedCapabilities"))
    sourceDescriptor = try body.readNarrowText(descriptorLength, "sourceDescriptor")
    var capabilities = try body.slice(capabilitiesLength, "capability sets")
    capabilitySets = try CapabilitySet.list(parsing: &capabilities)
  }

  public var fields: [Field] {
    header.fields + [
      .bits("rdp.shareId", shareID), .count("rdp.OriginatorId", originatorID),
      Field("rdp.sourceDescriptor", .text(sourceDescriptor)),
      .count("rdp.numberCapabilities", capabilitySets.count),
    ] + capabilitySets.flatMap(\.fields)
  }
}
