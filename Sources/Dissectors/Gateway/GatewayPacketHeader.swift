import Bytes

/// The type and the length at the start of every packet that RD Gateway clients and servers exchange over HTTP.
///
/// MS-TSGU 2.2.10.9, HTTP_PACKET_HEADER.
public struct GatewayPacketHeader: Equatable, Sendable {
  public static let byteCount = 8

  public let type: GatewayPacketType
  /// Size of the packet in bytes, the eight of the header included.
  public let length: UInt32

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    type = GatewayPacketType(rawValue: try reader.readUInt16LE("packetType"))
    guard type.name != nil else {
      throw reader.invalid("packetType", at: start, expected: "a packet of a gateway", found: type.rawValue)
    }
    _ = try reader.readUInt16LE("reserved")
    length = try reader.readUInt32LE("packetLength")
    guard length >= 8, length <= Self.longest else {
      throw reader.invalid("packetLength", at: start + 4, expected: "8 to 131072", found: length)
    }
  }

  /// More than a packet of data with the largest block that its field for the size allows.
  private static let longest = 1 << 17

  func append(to fields: inout FieldList) {
    fields.bits("tsg.packet_type", type)
    fields.number("tsg.packet_length", length)
  }
}

/// Which packet follows.
///
/// MS-TSGU 2.2.5.3.3, HTTP_PACKET_TYPE.
public struct GatewayPacketType: OpenCode {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let handshakeRequest = Self(rawValue: 0x1)
  public static let handshakeResponse = Self(rawValue: 0x2)
  public static let tunnelCreate = Self(rawValue: 0x4)
  public static let tunnelResponse = Self(rawValue: 0x5)
  public static let tunnelAuthorization = Self(rawValue: 0x6)
  public static let tunnelAuthorizationResponse = Self(rawValue: 0x7)
  public static let channelCreate = Self(rawValue: 0x8)
  public static let channelResponse = Self(rawValue: 0x9)
  public static let data = Self(rawValue: 0xA)
  public static let closeChannel = Self(rawValue: 0x10)
  public static let closeChannelResponse = Self(rawValue: 0x11)

  public var name: String? {
    switch rawValue {
    case 0x1: "PKT_TYPE_HANDSHAKE_REQUEST"
    case 0x2: "PKT_TYPE_HANDSHAKE_RESPONSE"
    case 0x3: "PKT_TYPE_EXTENDED_AUTH_MSG"
    case 0x4: "PKT_TYPE_TUNNEL_CREATE"
    case 0x5: "PKT_TYPE_TUNNEL_RESPONSE"
    case 0x6: "PKT_TYPE_TUNNEL_AUTH"
    case 0x7: "PKT_TYPE_TUNNEL_AUTH_RESPONSE"
    case 0x8: "PKT_TYPE_CHANNEL_CREATE"
    case 0x9: "PKT_TYPE_CHANNEL_RESPONSE"
    case 0xA: "PKT_TYPE_DATA"
    case 0xB: "PKT_TYPE_SERVICE_MESSAGE"
    case 0xC: "PKT_TYPE_REAUTH_MESSAGE"
    case 0xD: "PKT_TYPE_KEEPALIVE"
    case 0x10: "PKT_TYPE_CLOSE_CHANNEL"
    case 0x11: "PKT_TYPE_CLOSE_CHANNEL_RESPONSE"
    default: nil
    }
  }
}

extension ByteReader {
  /// Reads the header of a packet that has to be of a type, and limits the reader to the packet.
  mutating func beginPacket(_ expected: GatewayPacketType) throws(ParseError) -> GatewayPacketHeader {
    let start = position
    let header = try GatewayPacketHeader(parsing: &self)
    guard header.type == expected else {
      throw invalid("packetType", at: start, expected: "another packet of a gateway", found: header.type.rawValue)
    }
    let rest = Int(header.length) - GatewayPacketHeader.byteCount
    var whole = copy()
    try whole.skip(rest, "packet of a gateway")
    limit(to: rest)
    return header
  }

  /// A length in two bytes, and so many bytes of UTF-16 (MS-TSGU 2.2.10.22), of which the first 255 characters are kept.
  mutating func readGatewayText(_ field: StaticString) throws(ParseError) -> String {
    var bytes = try slice(Int(try readUInt16LE(field)), field)
    let text = bytes.readUTF16()
    return String((text.hasSuffix("\0") ? text.dropLast() : text[...]).prefix(255))
  }

  /// Four bytes that are there if a flag says so, and if the packet is as long as that.
  mutating func readUInt32(ifPresent isPresent: Bool) -> UInt32? {
    isPresent ? try? readUInt32LE("optional field of a gateway") : nil
  }
}

extension GatewayStatus {
  /// Appends the status under the name it has in its packet.
  func append(as name: StaticString, to fields: inout FieldList) {
    fields.bits(name, rawValue, meaning: rawValue == 0 ? "S_OK" : knownName)
  }
}
