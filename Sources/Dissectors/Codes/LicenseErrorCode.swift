/// What a licensing error message reports; 7 is success and the normal end of licensing.
///
/// MS-RDPBCGR 2.2.1.12.1.3, dwErrorCode of LICENSE_ERROR_MESSAGE.
public struct LicenseErrorCode: CodeTable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let invalidServerCertificate = Self(rawValue: 1)
  public static let noLicense = Self(rawValue: 2)
  public static let invalidMAC = Self(rawValue: 3)
  public static let invalidScope = Self(rawValue: 4)
  public static let noLicenseServer = Self(rawValue: 6)
  public static let validClient = Self(rawValue: 7)
  public static let invalidClient = Self(rawValue: 8)
  public static let invalidProductID = Self(rawValue: 11)
  public static let invalidMessageLength = Self(rawValue: 12)

  public static let entries = [
    CodeEntry(1, "ERR_INVALID_SERVER_CERTIFICATE", "The client does not accept the server's licensing certificate."),
    CodeEntry(2, "ERR_NO_LICENSE", "There is no licence."),
    CodeEntry(3, "ERR_INVALID_MAC", "The checksum of a licensing message is wrong."),
    CodeEntry(4, "ERR_INVALID_SCOPE", "The scope of the licence is not valid."),
    CodeEntry(6, "ERR_NO_LICENSE_SERVER", "The server found no licence server."),
    CodeEntry(7, "STATUS_VALID_CLIENT", "The client needs no further licence: licensing succeeded."),
    CodeEntry(8, "ERR_INVALID_CLIENT", "The server does not accept the client."),
    CodeEntry(11, "ERR_INVALID_PRODUCTID", "The product id of the licence is not valid."),
    CodeEntry(12, "ERR_INVALID_MESSAGE_LEN", "A licensing message had a wrong length."),
  ]
}
