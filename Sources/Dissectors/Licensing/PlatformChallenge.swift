import Bytes

/// The server's test of the client that asks for a licence.
///
/// MS-RDPELE 2.2.2.4, Server Platform Challenge (SERVER_PLATFORM_CHALLENGE).
public struct PlatformChallenge: WireMessage {
  public static let name = "RDP License Platform Challenge"

  public let preamble: LicensePreamble
  public let connectFlags: UInt32
  public let challenge: LicenseBlob

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    preamble = try LicensePreamble(parsing: &reader, expecting: .platformChallenge)
    var body = try reader.slice(preamble.bodyLength, "platform challenge")
    connectFlags = try body.readUInt32LE("ConnectFlags")
    challenge = try LicenseBlob(parsing: &body, "EncryptedPlatformChallenge")
    try body.skip(16, "MACData")
  }

  public func append(to fields: inout FieldList) {
    preamble.append(to: &fields)
    fields.bits("rdp.license.connectFlags", connectFlags)
    challenge.append(to: &fields)
  }
}
