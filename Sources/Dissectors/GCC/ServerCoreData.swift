import Bytes

/// What a server says of itself, and what it heard in the negotiation.
///
/// MS-RDPBCGR 2.2.1.4.2, Server Core Data (TS_UD_SC_CORE).
public struct ServerCoreData: WireMessage {
  public static let name = "Server Core Data"

  public let header: GCCBlockHeader
  public let version: RDPVersion
  /// What the client offered in the negotiation, as the server saw it; another value than the client sent is tampering.
  public let clientRequestedProtocols: SecurityProtocols?
  public let earlyCapabilities: EarlyCapabilities?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .serverCore)
    var body = try reader.slice(header.bodyLength, "server core data")
    version = RDPVersion(rawValue: try body.readUInt32LE("server version"))
    clientRequestedProtocols =
      body.isAtEnd ? nil : SecurityProtocols(rawValue: try body.readUInt32LE("clientRequestedProtocols"))
    earlyCapabilities = body.isAtEnd ? nil : EarlyCapabilities(rawValue: try body.readUInt32LE("earlyCapabilityFlags"))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    version.append(to: &fields)
    fields.bits(
      "rdp.client.requestedProtocols", clientRequestedProtocols?.rawValue, meaning: clientRequestedProtocols?.names)
    fields.number("rdp.earlyCapabilityFlags", earlyCapabilities?.rawValue, meaning: earlyCapabilities?.names)
  }

  public struct EarlyCapabilities: NamedFlags {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let skipChannelJoin = Self(rawValue: 0x08)

    public static let table: [(bit: UInt32, name: String)] = [
      (0x01, "EDGE_ACTIONS_SUPPORTED_V1"), (0x02, "DYNAMIC_DST_SUPPORTED"), (0x04, "EDGE_ACTIONS_SUPPORTED_V2"),
      (0x08, "SKIP_CHANNELJOIN_SUPPORTED"),
    ]
  }
}
