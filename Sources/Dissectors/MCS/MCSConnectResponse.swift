import Bytes

/// The server's answer to the client's basic settings, or its refusal.
///
/// MS-RDPBCGR 2.2.1.4, Server MCS Connect Response PDU; T.125 section 11.2. BER application tag 102. A server that
/// refuses the settings may send nothing but the result (MS-RDPBCGR 3.3.5.3.3.1).
public struct MCSConnectResponse: WireMessage {
  public static let name = "MCS Connect Response"

  /// Length of the BER contents in bytes.
  public let length: Int
  public let result: MCSResult
  public let calledConnectID: UInt32?
  public let domainParameters: MCSDomainParameters?
  /// The settings proper; nil in a refusal.
  public let conference: GCCConferenceCreateResponse?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let tag = try reader.readUInt16BE("mcs connect tag")
    guard tag == 0x7F66 else {
      throw reader.invalid("mcs connect tag", at: start, expected: "application tag 102", found: tag)
    }
    length = try reader.readBERLength("mcs connect response")
    var body = try reader.slice(length, "mcs connect response")
    result = MCSResult(rawValue: UInt8(clamping: try body.readBERNumber(tag: 0x0A, "mcs connect result")))
    calledConnectID = body.isAtEnd ? nil : try body.readBERNumber("calledConnectId")
    domainParameters = body.isAtEnd ? nil : try MCSDomainParameters(parsing: &body, "domainParameters")
    var userData = body.rest()
    if !userData.isAtEnd { userData = try userData.slice(try userData.readBERTag(0x04, "userData"), "userData") }
    let hasSettings = result == .successful || !userData.isAtEnd
    conference = hasSettings ? try GCCConferenceCreateResponse(parsing: &userData) : nil
  }

  public func append(to fields: inout FieldList) {
    fields.number("t125.ConnectMCSPDU", 102, meaning: "connect-response")
    fields.number("t125.result", result)
    fields.number("t125.calledConnectId", calledConnectID)
    domainParameters?.append(to: &fields)
    conference?.append(to: &fields)
  }
}
