import Bytes

/// Whatever licensing message comes next.
///
/// MS-RDPBCGR 2.2.1.12.1; MS-RDPELE 2.2.2. A type that we do not know is kept with its preamble.
public enum LicensingPDU: Equatable, Sendable {
  case licenseRequest(LicenseRequest)
  case platformChallenge(PlatformChallenge)
  case issuedLicense(IssuedLicense)
  case licenseInfo(LicenseInfo)
  case newLicenseRequest(NewLicenseRequest)
  case platformChallengeResponse(PlatformChallengeResponse)
  case error(LicenseError)
  case other(UnknownLicensingMessage)

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    switch try LicensePreamble(parsing: &ahead).type {
    case .licenseRequest: self = .licenseRequest(try LicenseRequest(parsing: &reader))
    case .platformChallenge: self = .platformChallenge(try PlatformChallenge(parsing: &reader))
    case .newLicense, .upgradeLicense: self = .issuedLicense(try IssuedLicense(parsing: &reader))
    case .licenseInfo: self = .licenseInfo(try LicenseInfo(parsing: &reader))
    case .newLicenseRequest: self = .newLicenseRequest(try NewLicenseRequest(parsing: &reader))
    case .platformChallengeResponse:
      self = .platformChallengeResponse(try PlatformChallengeResponse(parsing: &reader))
    case .errorAlert: self = .error(try LicenseError(parsing: &reader))
    default: self = .other(try UnknownLicensingMessage(parsing: &reader))
    }
  }

  public var message: any WireMessage {
    switch self {
    case .licenseRequest(let message): message
    case .platformChallenge(let message): message
    case .issuedLicense(let message): message
    case .licenseInfo(let message): message
    case .newLicenseRequest(let message): message
    case .platformChallengeResponse(let message): message
    case .error(let message): message
    case .other(let message): message
    }
  }
}
