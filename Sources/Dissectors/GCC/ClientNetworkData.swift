import Bytes

/// The static virtual channels that a client wants.
///
/// MS-RDPBCGR 2.2.1.3.4, Client Network Data (TS_UD_CS_NET).
public struct ClientNetworkData: WireMessage {
  public static let name = "Client Network Data"

  public let header: GCCBlockHeader
  /// At most 31 where the peer keeps to the specification.
  public let channels: [Channel]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .clientNetwork)
    var body = try reader.slice(header.bodyLength, "client network data")
    let start = body.position
    let count = Int(try body.readUInt32LE("channelCount"))
    guard count <= body.remaining / 12 else {
      throw body.invalid("channelCount", at: start, expected: "as many channels as there are bytes for", found: count)
    }
    var channels: [Channel] = []
    channels.reserveCapacity(count)
    for _ in 0..<count { channels.append(try Channel(parsing: &body)) }
    self.channels = channels
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("rdp.channelCount", channels.count)
    for channel in channels {
      fields.text("rdp.name", channel.name)
      fields.bits("rdp.options", channel.options)
    }
  }

  /// One channel: CHANNEL_DEF of MS-RDPBCGR 2.2.1.3.4.1.
  public struct Channel: Equatable, Sendable {
    /// At most seven characters, such as `rdpdr`.
    public let name: String
    public let options: Options

    init(parsing reader: inout ByteReader) throws(ParseError) {
      name = try reader.readNarrowText(8, "channel name")
      options = Options(rawValue: try reader.readUInt32LE("channel options"))
    }

    public struct Options: NamedFlags {
      public let rawValue: UInt32
      public init(rawValue: UInt32) { self.rawValue = rawValue }

      public static let table: [(bit: UInt32, name: String)] = [
        (0x0010_0000, "REMOTE_CONTROL_PERSISTENT"), (0x0020_0000, "SHOW_PROTOCOL"), (0x0040_0000, "COMPRESS"),
        (0x0080_0000, "COMPRESS_RDP"), (0x0200_0000, "PRI_LOW"), (0x0400_0000, "PRI_MED"), (0x0800_0000, "PRI_HIGH"),
        (0x1000_0000, "ENCRYPT_CS"), (0x2000_0000, "ENCRYPT_SC"), (0x4000_0000, "ENCRYPT_RDP"),
        (0x8000_0000, "INITIALIZED"),
      ]
    }
  }
}
