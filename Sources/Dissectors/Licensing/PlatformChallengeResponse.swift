import Bytes

/// The client's answer to the server's test, with its hardware identifier.
///
/// MS-RDPELE 2.2.2.5, Client Platform Challenge Response (CLIENT_PLATFORM_CHALLENGE_RESPONSE).
public struct PlatformChallengeResponse: WireMessage {
  public static let name = "RDP License Platform Challenge Response"

  public let preamble: LicensePreamble
  public let response: LicenseBlob
  public let hardwareID: LicenseBlob

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    preamble = try LicensePreamble(parsing: &reader, expecting: .platformChallengeResponse)
    var body = try reader.slice(preamble.bodyLength, "platform challenge response")
    response = try LicenseBlob(parsing: &body, "EncryptedPlatformChallengeResponse")
    hardwareID = try LicenseBlob(parsing: &body, "EncryptedHWID")
    try body.skip(16, "MACData")
  }

  public func append(to fields: inout FieldList) {
    preamble.append(to: &fields)
    response.append(to: &fields)
    hardwareID.append(to: &fields)
  }
}
