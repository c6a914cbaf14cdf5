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

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.shareId", shareID)
    fields.number("rdp.OriginatorId", originatorID)
    fields.text("rdp.sourceDescriptor", sourceDescriptor)
    fields.number("rdp.numberCapabilities", capabilitySets.count)
    for capabilitySet in capabilitySets { capabilitySet.append(to: &fields) }
  }
}
