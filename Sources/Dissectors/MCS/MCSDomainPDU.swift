import Bytes

/// One PDU of the MCS domain: what it is, and for an ultimatum why it was sent.
///
/// MS-RDPBCGR 2.2.1.5 to 2.2.1.9 and 2.2.2.3; T.125 section 11, PER encoding. What the PDU carries stays in the reader.
public struct MCSDomainPDU: WireMessage {
  public static let name = "MCS Domain PDU"

  /// The choice of T.125 `DomainMCSPDU`: the six high bits of the first byte.
  public struct Choice: OpenCode {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let erectDomainRequest = Self(rawValue: 1)
    public static let disconnectProviderUltimatum = Self(rawValue: 8)
    public static let attachUserRequest = Self(rawValue: 10)
    public static let attachUserConfirm = Self(rawValue: 11)
    public static let channelJoinRequest = Self(rawValue: 14)
    public static let channelJoinConfirm = Self(rawValue: 15)
    public static let sendDataRequest = Self(rawValue: 25)
    public static let sendDataIndication = Self(rawValue: 26)

    public var name: String? {
      switch self {
      case .erectDomainRequest: "erectDomainRequest"
      case .disconnectProviderUltimatum: "disconnectProviderUltimatum"
      case .attachUserRequest: "attachUserRequest"
      case .attachUserConfirm: "attachUserConfirm"
      case .channelJoinRequest: "channelJoinRequest"
      case .channelJoinConfirm: "channelJoinConfirm"
      case .sendDataRequest: "sendDataRequest"
      case .sendDataIndication: "sendDataIndication"
      default: nil
      }
    }
  }

  public let choice: Choice
  /// T.125 `Reason` of a Disconnect Provider Ultimatum, three bits across the first two bytes; nil for another PDU.
  public let reason: UInt8?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let first = try reader.readUInt8("mcs pdu")
    choice = Choice(rawValue: first >> 2)
    guard choice == .disconnectProviderUltimatum else {
      reason = nil
      return
    }
    reason = (first & 0x03) << 1 | (try reader.readUInt8("mcs disconnect reason")) >> 7
  }

  public var fields: [Field] {
    let choice = Field("t125.DomainMCSPDU", .unsigned(UInt64(choice.rawValue)), meaning: choice.name)
    guard let reason else { return [choice] }
    return [choice, Field("t125.reason", .unsigned(UInt64(reason)))]
  }
}
