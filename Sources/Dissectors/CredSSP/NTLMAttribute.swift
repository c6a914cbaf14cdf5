import Bytes

/// One thing a server says of itself in its challenge, or a client repeats or adds in its response.
///
/// MS-NLMP 2.2.2.1, AV_PAIR. Hashes of channel bindings are not kept.
public struct NTLMAttribute: Equatable, Sendable {
  public let id: ID
  /// Size of the value in bytes.
  public let length: Int
  public let value: Value

  public enum Value: Equatable, Sendable {
    case text(String)
    case flags(Flags)
    case time(UniversalTime)
    /// A value that is not kept, and whether its bytes are all zero.
    case opaque(isZero: Bool)
  }

  /// Which thing.
  public struct ID: OpenCode {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let computerName = Self(rawValue: 1)
    public static let domainName = Self(rawValue: 2)
    public static let dnsComputerName = Self(rawValue: 3)
    public static let dnsDomainName = Self(rawValue: 4)
    public static let dnsTreeName = Self(rawValue: 5)
    public static let flags = Self(rawValue: 6)
    public static let timestamp = Self(rawValue: 7)
    public static let singleHost = Self(rawValue: 8)
    /// The service principal name the client wants to reach, such as `TERMSRV/host`.
    public static let targetName = Self(rawValue: 9)
    /// All zero when the client had no channel to bind to.
    public static let channelBindings = Self(rawValue: 10)

    public var name: String? {
      let names = [
        "MsvAvEOL", "MsvAvNbComputerName", "MsvAvNbDomainName", "MsvAvDnsComputerName", "MsvAvDnsDomainName",
        "MsvAvDnsTreeName", "MsvAvFlags", "MsvAvTimestamp", "MsvAvSingleHost", "MsvAvTargetName",
        "MsvAvChannelBindings",
      ]
      return Int(rawValue) < names.count ? names[Int(rawValue)] : nil
    }
  }

  /// What the sender of the list says of the exchange.
  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let constrained = Self(rawValue: 1)
    /// The message carries a MIC.
    public static let integrity = Self(rawValue: 2)
    /// The service principal name comes from a source that is not trusted.
    public static let untrustedTargetName = Self(rawValue: 4)
  }

  /// Reads up to the end of the list, or up to the end of the reader where a list has none.
  static func list(parsing reader: inout ByteReader) throws(ParseError) -> [NTLMAttribute] {
    var attributes: [NTLMAttribute] = []
    while !reader.isAtEnd {
      let id = ID(rawValue: try reader.readUInt16LE("av pair id"))
      var value = try reader.slice(Int(try reader.readUInt16LE("av pair length")), "av pair value")
      if id.rawValue == 0 { break }
      attributes.append(
        NTLMAttribute(id: id, length: value.remaining, value: try Value(parsing: &value, of: id)))
    }
    return attributes
  }
}

extension NTLMAttribute.Value {
  init(parsing reader: inout ByteReader, of id: NTLMAttribute.ID) throws(ParseError) {
    switch id {
    case .computerName, .domainName, .dnsComputerName, .dnsDomainName, .dnsTreeName, .targetName:
      self = .text(reader.readUTF16())
    case .flags: self = .flags(NTLMAttribute.Flags(rawValue: try reader.readUInt32LE("av flags")))
    case .timestamp: self = .time(UniversalTime(fileTime: try reader.readUInt64LE("av timestamp")))
    default: self = .opaque(isZero: reader.readRest().allSatisfy { $0 == 0 })
    }
  }
}

extension [NTLMAttribute] {
  /// The text of the attribute `id`, if the list has it.
  public func text(of id: NTLMAttribute.ID) -> String? {
    if case .text(let text) = first(id)?.value { text } else { nil }
  }

  /// The sender's clock.
  public var timestamp: UniversalTime? {
    if case .time(let time) = first(.timestamp)?.value { time } else { nil }
  }

  public var flags: NTLMAttribute.Flags? {
    if case .flags(let flags) = first(.flags)?.value { flags } else { nil }
  }

  /// Whether the client bound the exchange to its TLS connection; zeros say that it did not.
  public var hasChannelBindings: Bool { first(.channelBindings)?.value == .opaque(isZero: false) }

  private func first(_ id: NTLMAttribute.ID) -> NTLMAttribute? { first { $0.id == id } }

  /// The fields of what a server says of itself in its challenge.
  func appendChallenge(to fields: inout FieldList) { append(to: &fields, as: Self.challengeNames) }

  /// The fields of what a client sends back of it in its response.
  func appendResponse(to fields: inout FieldList) { append(to: &fields, as: Self.responseNames) }

  private func append(to fields: inout FieldList, as names: [NTLMAttribute.ID: StaticString]) {
    for attribute in self {
      guard let name = names[attribute.id] else { continue }
      switch attribute.value {
      case .text(let text): fields.text(name, text)
      case .flags(let flags): fields.bits(name, flags.rawValue)
      case .time(let time): fields.text(name, time.text)
      case .opaque(let isZero): fields.number(name, attribute.length, meaning: isZero ? "all zero" : nil)
      }
    }
  }

  // Of what must not be shown, the length is.
  private static let challengeNames: [NTLMAttribute.ID: StaticString] = [
    .computerName: "ntlmssp.challenge.target_info.nb_computer_name",
    .domainName: "ntlmssp.challenge.target_info.nb_domain_name",
    .dnsComputerName: "ntlmssp.challenge.target_info.dns_computer_name",
    .dnsDomainName: "ntlmssp.challenge.target_info.dns_domain_name",
    .dnsTreeName: "ntlmssp.challenge.target_info.dns_tree_name",
    .flags: "ntlmssp.challenge.target_info.flags",
    .timestamp: "ntlmssp.challenge.target_info.timestamp",
    .singleHost: "ntlmssp.challenge.target_info.restrictions.length",
    .targetName: "ntlmssp.challenge.target_info.target_name",
    .channelBindings: "ntlmssp.challenge.target_info.channel_bindings.length",
  ]

  private static let responseNames: [NTLMAttribute.ID: StaticString] = [
    .computerName: "ntlmssp.ntlmv2_response.nb_computer_name",
    .domainName: "ntlmssp.ntlmv2_response.nb_domain_name",
    .dnsComputerName: "ntlmssp.ntlmv2_response.dns_computer_name",
    .dnsDomainName: "ntlmssp.ntlmv2_response.dns_domain_name",
    .dnsTreeName: "ntlmssp.ntlmv2_response.dns_tree_name",
    .flags: "ntlmssp.ntlmv2_response.flags",
    .timestamp: "ntlmssp.ntlmv2_response.timestamp",
    .singleHost: "ntlmssp.ntlmv2_response.restrictions.length",
    .targetName: "ntlmssp.ntlmv2_response.target_name",
    .channelBindings: "ntlmssp.ntlmv2_response.channel_bindings.length",
  ]
}
