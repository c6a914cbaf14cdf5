import Bytes

/// The end of licensing: in most connections the server's word that no licence is needed, else what is wrong.
///
/// MS-RDPBCGR 2.2.1.12.1.3, Licensing Error Message (LICENSE_ERROR_MESSAGE).
public struct LicenseError: WireMessage {
  public static let name = "RDP License Error"

  public let preamble: LicensePreamble
  public let errorCode: LicenseErrorCode
  public let stateTransition: LicenseStateTransition
  public let errorInfo: LicenseBlob

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    preamble = try LicensePreamble(parsing: &reader, expecting: .errorAlert)
    var body = try reader.slice(preamble.bodyLength, "license error")
    errorCode = LicenseErrorCode(rawValue: try body.readUInt32LE("dwErrorCode"))
    stateTransition = LicenseStateTransition(rawValue: try body.readUInt32LE("dwStateTransition"))
    errorInfo = try LicenseBlob(parsing: &body, "bbErrorInfo")
  }

  /// Whether the server lets the client in without asking for a licence.
  public var isSuccess: Bool { errorCode == .validClient }

  public func append(to fields: inout FieldList) {
    preamble.append(to: &fields)
    fields.number("rdp.errorCode", errorCode)
    fields.number("rdp.stateTransition", stateTransition)
    errorInfo.append(to: &fields)
  }
}
