import Bytes

/// Whether a client can be redirected, and to which session it wants to return.
///
/// MS-RDPBCGR 2.2.1.3.5, Client Cluster Data (TS_UD_CS_CLUSTER).
public struct ClientClusterData: WireMessage {
  public static let name = "Client Cluster Data"

  public let header: GCCBlockHeader
  public let flags: Flags
  /// The session that a broker named; valid with `Flags.sessionIDValid`.
  public let redirectedSessionID: UInt32

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .clientCluster)
    var body = try reader.slice(header.bodyLength, "client cluster data")
    flags = Flags(rawValue: try body.readUInt32LE("cluster flags"))
    redirectedSessionID = try body.readUInt32LE("redirectedSessionId")
  }

  /// The version of server redirection that the client supports, from 1 on.
  public var redirectionVersion: Int { Int(flags.rawValue >> 2 & 0x0F) + 1 }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.clusterFlags", flags.rawValue, meaning: flagsMeaning)
    fields.bits("rdp.redirectedSessionId", redirectedSessionID)
  }

  private var flagsMeaning: String {
    let named = flags.subtracting(Flags(rawValue: 0x3C)).names.map { [$0] } ?? []
    return (named + ["redirection version \(redirectionVersion)"]).joined(separator: " | ")
  }

  /// The bits 2 to 5 are the version of server redirection, less one.
  public struct Flags: NamedFlags {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let redirectionSupported = Self(rawValue: 0x01)
    public static let sessionIDValid = Self(rawValue: 0x02)

    public static let table: [(bit: UInt32, name: String)] = [
      (0x01, "REDIRECTION_SUPPORTED"), (0x02, "REDIRECTED_SESSIONID_FIELD_VALID"), (0x40, "REDIRECTED_SMARTCARD"),
    ]
  }
}
