/// Which licensing message it is.
///
/// MS-RDPBCGR 2.2.1.12.1.1, bMsgType of LICENSE_PREAMBLE.
public struct LicenseMessageType: OpenCode {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let licenseRequest = Self(rawValue: 0x01)
  public static let platformChallenge = Self(rawValue: 0x02)
  public static let newLicense = Self(rawValue: 0x03)
  public static let upgradeLicense = Self(rawValue: 0x04)
  public static let licenseInfo = Self(rawValue: 0x12)
  public static let newLicenseRequest = Self(rawValue: 0x13)
  public static let platformChallengeResponse = Self(rawValue: 0x15)
  public static let errorAlert = Self(rawValue: 0xFF)

  public var name: String? {
    switch self {
    case .licenseRequest: "LICENSE_REQUEST"
    case .platformChallenge: "PLATFORM_CHALLENGE"
    case .newLicense: "NEW_LICENSE"
    case .upgradeLicense: "UPGRADE_LICENSE"
    case .licenseInfo: "LICENSE_INFO"
    case .newLicenseRequest: "NEW_LICENSE_REQUEST"
    case .platformChallengeResponse: "PLATFORM_CHALLENGE_RESPONSE"
    case .errorAlert: "ERROR_ALERT"
    default: nil
    }
  }
}
