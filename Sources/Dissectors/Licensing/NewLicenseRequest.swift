import Bytes

/// The client's word that it has no licence, and for whom it asks one.
///
/// MS-RDPELE 2.2.2.2, Client New License Request (CLIENT_NEW_LICENSE_REQUEST). The keys are not kept.
public struct NewLicenseRequest: WireMessage {
  public static let name = "RDP New License Request"

  public let preamble: LicensePreamble
  public let keyExchange: UInt32
  public let platform: LicensePlatform
  public let preMasterSecret: LicenseBlob
  public let userName: String
  public let machineName: String

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    preamble = try LicensePreamble(parsing: &reader, expecting: .newLicenseRequest)
    var body = try reader.slice(preamble.bodyLength, "new license request")
    keyExchange = try body.readUInt32LE("PreferredKeyExchangeAlg")
    platform = LicensePlatform(rawValue: try body.readUInt32LE("PlatformId"))
    _ = try body.skipSecret(32, "license client random")
    preMasterSecret = try LicenseBlob(parsing: &body, "EncryptedPreMasterSecret")
    let userNameBlob = try LicenseBlob(headerIn: &body, "ClientUserName")
    userName = try body.readNarrowText(Int(userNameBlob.length), "ClientUserName")
    let machineNameBlob = try LicenseBlob(headerIn: &body, "ClientMachineName")
    machineName = try body.readNarrowText(Int(machineNameBlob.length), "ClientMachineName")
  }

  public func append(to fields: inout FieldList) {
    preamble.append(to: &fields)
    fields.number("rdp.license.preferredKeyExchangeAlg", keyExchange)
    fields.bits("rdp.license.platformId", platform)
    preMasterSecret.append(to: &fields)
    fields.text("rdp.license.clientUserName", userName)
    fields.text("rdp.license.clientMachineName", machineName)
  }
}
