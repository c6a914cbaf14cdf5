import Bytes

/// The server's capabilities: the session is there and asks the client to join it.
///
/// MS-RDPBCGR 2.2.1.13.1.1, Demand Active PDU Data (TS_DEMAND_ACTIVE_PDU).
public struct DemandActive: WireMessage {
  public static let name = "RDP Demand Active"

  public let header: ShareControlHeader
  public let shareID: UInt32
  /// Who speaks, such as `RDP`.
  public let sourceDescriptor: String
  public let capabilitySets: [CapabilitySet]
  /// Zero where the peer keeps to the specification; some servers leave it out.
  public let sessionID: UInt32?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareControlHeader(parsing: &reader, expecting: .demandActive)
    var body = try reader.slice(header.bodyLength, "demand active")
    shareID = try body.readUInt32LE("shareId")
    let descriptorLength = Int(try body.readUInt16LE("lengthSourceDescriptor"))
    let capabilitiesLength = Int(try body.readUInt16LE("lengthCombinedCapabilities"))
    sourceDescriptor = try body.readNarrowText(descriptorLength, "sourceDescriptor")
    var capabilities = try body.slice(capabilitiesLength, "capability sets")
    capabilitySets = try CapabilitySet.list(parsing: &capabilities)
    sessionID = body.isAtEnd ? nil : try body.readUInt32LE("sessionId")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.shareId", shareID)
    fields.text("rdp.sourceDescriptor", sourceDescriptor)
    fields.number("rdp.numberCapabilities", capabilitySets.count)
    for capabilitySet in capabilitySets { capabilitySet.append(to: &fields) }
    fields.bits("rdp.sessionId", sessionID)
  }
}
