import Bytes

/// Whatever PDU of the MCS domain comes next.
///
/// MS-RDPBCGR 2.2.1.5 to 2.2.1.9 and 2.2.2.3; T.125 section 11, PER encoding. Data that a PDU carries, and a PDU that RDP does not
/// use, stay in the reader.
public struct MCSDomainPDU: WireMessage {
  public static let name = "MCS Domain PDU"

  public let choice: Choice
  public let content: Content

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    choice = Choice(rawValue: try ahead.readUInt8("mcs pdu") >> 2)
    content = try Content(choice, parsing: &reader)
  }

  /// T.125 `Reason` of a Disconnect Provider Ultimatum; nil for another PDU.
  public var reason: UInt8? {
    if case .disconnectProviderUltimatum(let ultimatum) = content { ultimatum.reason.rawValue } else { nil }
  }

  public func append(to fields: inout FieldList) {
    if let message = content.message {
      message.append(to: &fields)
    } else {
      fields.domain(choice)
    }
  }

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

  /// The PDU itself.
  public enum Content: Equatable, Sendable {
    case erectDomainRequest(MCSErectDomainRequest)
    case disconnectProviderUltimatum(MCSDisconnectProviderUltimatum)
    case attachUserRequest(MCSAttachUserRequest)
    case attachUserConfirm(MCSAttachUserConfirm)
    case channelJoinRequest(MCSChannelJoinRequest)
    case channelJoinConfirm(MCSChannelJoinConfirm)
    /// The data that it carries stays in the reader.
    case sendData(MCSSendData)
    /// A PDU that RDP does not use, known by its choice alone.
    case other
  }
}

extension MCSDomainPDU.Content {
  fileprivate init(_ choice: MCSDomainPDU.Choice, parsing reader: inout ByteReader) throws(ParseError) {
    switch choice {
    case .erectDomainRequest: self = .erectDomainRequest(try MCSErectDomainRequest(parsing: &reader))
    case .disconnectProviderUltimatum:
      self = .disconnectProviderUltimatum(try MCSDisconnectProviderUltimatum(parsing: &reader))
    case .attachUserRequest: self = .attachUserRequest(try MCSAttachUserRequest(parsing: &reader))
    case .attachUserConfirm: self = .attachUserConfirm(try MCSAttachUserConfirm(parsing: &reader))
    case .channelJoinRequest: self = .channelJoinRequest(try MCSChannelJoinRequest(parsing: &reader))
    case .channelJoinConfirm: self = .channelJoinConfirm(try MCSChannelJoinConfirm(parsing: &reader))
    case .sendDataRequest, .sendDataIndication: self = .sendData(try MCSSendData(parsing: &reader))
    default:
      try reader.skip(1, "mcs pdu")
      self = .other
    }
  }

  /// The PDU as a message of its own; nil for one that RDP does not use.
  public var message: (any WireMessage)? {
    switch self {
    case .erectDomainRequest(let message): message
    case .disconnectProviderUltimatum(let message): message
    case .attachUserRequest(let message): message
    case .attachUserConfirm(let message): message
    case .channelJoinRequest(let message): message
    case .channelJoinConfirm(let message): message
    case .sendData(let message): message
    case .other: nil
    }
  }
}

extension FieldList {
  mutating func domain(_ choice: MCSDomainPDU.Choice) { number("t124.DomainMCSPDU", choice) }

  /// Wireshark shows a user channel as it is on the wire, less 1001.
  mutating func initiator(_ channel: Int?) {
    guard let channel else { return }
    number("t124.initiator", channel - 1001, meaning: "channel \(channel)")
  }
}
