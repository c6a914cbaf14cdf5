import Bytes

/// The client's basic settings: what it is, what it can, which channels it wants.
///
/// MS-RDPBCGR 2.2.1.3, Client MCS Connect Initial PDU; T.125 section 11.1. BER application tag 101.
public struct MCSConnectInitial: WireMessage {
  public static let name = "MCS Connect Initial"

  /// Length of the BER contents in bytes.
  public let length: Int
  public let callingDomainSelector: [UInt8]
  public let calledDomainSelector: [UInt8]
  public let isUpward: Bool
  public let targetParameters: MCSDomainParameters
  public let minimumParameters: MCSDomainParameters
  public let maximumParameters: MCSDomainParameters
  /// The settings proper.
  public let conference: GCCConferenceCreateRequest

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let tag = try reader.readUInt16BE("mcs connect tag")
    guard tag == 0x7F65 else {
      throw reader.invalid("mcs connect tag", at: start, expected: "application tag 101", found: tag)
    }
    length = try reader.readBERLength("mcs connect initial")
    var body = try reader.slice(length, "mcs connect initial")
    callingDomainSelector = try body.readBytes(
      try body.readBERTag(0x04, "callingDomainSelector"), "callingDomainSelector")
    calledDomainSelector = try body.readBytes(try body.readBERTag(0x04, "calledDomainSelector"), "calledDomainSelector")
    isUpward = try body.readBERNumber(tag: 0x01, "upwardFlag") != 0
    targetParameters = try MCSDomainParameters(parsing: &body, "targetParameters")
    minimumParameters = try MCSDomainParameters(parsing: &body, "minimumParameters")
    maximumParameters = try MCSDomainParameters(parsing: &body, "maximumParameters")
    var userData = try body.slice(try body.readBERTag(0x04, "userData"), "userData")
    conference = try GCCConferenceCreateRequest(parsing: &userData)
    try body.expectEnd(of: "mcs connect initial")
  }

  public func append(to fields: inout FieldList) {
    fields.number("t125.ConnectMCSPDU", 101, meaning: "connect-initial")
    fields.bytes("t125.callingDomainSelector", callingDomainSelector)
    fields.bytes("t125.calledDomainSelector", calledDomainSelector)
    fields.flag("t125.upwardFlag", isUpward)
    targetParameters.append(to: &fields)
    minimumParameters.append(to: &fields)
    maximumParameters.append(to: &fields)
    conference.append(to: &fields)
  }
}

extension MCSConnectInitial {
  /// What the client says of itself; every client sends it.
  public var core: ClientCoreData? { conference.core }

  /// The static virtual channels that the client wants, in the order of their identifiers in the response.
  public var channels: [ClientNetworkData.Channel] { conference.network?.channels ?? [] }
}
