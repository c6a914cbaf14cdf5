import Bytes

/// The server's question for a licence: for which product, and issued by whom.
///
/// MS-RDPELE 2.2.2.1, Server License Request (SERVER_LICENSE_REQUEST). The random value and the certificate are not kept.
public struct LicenseRequest: WireMessage {
  public static let name = "RDP License Request"

  public let preamble: LicensePreamble
  public let productVersion: UInt32
  public let companyName: String
  public let productID: String
  public let keyExchangeList: LicenseBlob
  public let certificateBlob: LicenseBlob
  /// Nil where the client has the certificate from the connect response.
  public let certificate: ServerCertificate?
  /// Issuers whose licences will do, such as `microsoft.com`.
  public let scopes: [String]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    preamble = try LicensePreamble(parsing: &reader, expecting: .licenseRequest)
    var body = try reader.slice(preamble.bodyLength, "license request")
    _ = try body.skipSecret(32, "license server random")
    productVersion = try body.readUInt32LE("dwVersion")
    companyName = try body.readWideText(Int(try body.readUInt32LE("cbCompanyName")), "pbCompanyName")
    productID = try body.readWideText(Int(try body.readUInt32LE("cbProductId")), "pbProductId")
    keyExchangeList = try LicenseBlob(parsing: &body, "KeyExchangeList")
    certificateBlob = try LicenseBlob(headerIn: &body, "ServerCertificate")
    var certificate = try body.slice(Int(certificateBlob.length), "ServerCertificate")
    self.certificate = certificate.isAtEnd ? nil : try ServerCertificate(parsing: &certificate)
    scopes = try Self.scopes(parsing: &body)
  }

  public func append(to fields: inout FieldList) {
    preamble.append(to: &fields)
    fields.bits("rdp.license.dwVersion", productVersion)
    fields.text("rdp.license.companyName", companyName)
    fields.text("rdp.license.productId", productID)
    keyExchangeList.append(to: &fields)
    certificateBlob.append(to: &fields)
    certificate?.append(to: &fields)
    for scope in scopes { fields.text("rdp.license.scope", scope) }
  }

  private static func scopes(parsing body: inout ByteReader) throws(ParseError) -> [String] {
    let count = Int(try body.readUInt32LE("ScopeCount"))
    var scopes: [String] = []
    while scopes.count < count {
      let blob = try LicenseBlob(headerIn: &body, "Scope")
      scopes.append(try body.readNarrowText(Int(blob.length), "Scope"))
    }
    return scopes
  }
}
