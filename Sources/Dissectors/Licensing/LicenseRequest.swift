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

  public var fields: [Field] {
    preamble.fields + [
      .bits("rdp.license.dwVersion", productVersion), Field("rdp.license.companyName", .text(companyName)),
      Field("rdp.license.productId", .text(productID)),
    ] + keyExchangeList.fields + certificateBlob.fields + (certificate?.fields ?? [])
      + scopes.map { Field("rdp.license.scope", .text($0)) }
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
