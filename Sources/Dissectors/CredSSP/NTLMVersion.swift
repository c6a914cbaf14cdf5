import Bytes

/// The release of the system that sent an NTLM message, for debugging by its own words: Windows tells the truth, others make it up.
///
/// MS-NLMP 2.2.2.10, VERSION.
public struct NTLMVersion: Equatable, Sendable {
  public let major: UInt8
  public let minor: UInt8
  public let build: UInt16
  /// 15 since Windows Server 2003.
  public let revision: UInt8

  init(parsing reader: inout ByteReader) throws(ParseError) {
    major = try reader.readUInt8("ntlm version")
    minor = try reader.readUInt8("ntlm version")
    build = try reader.readUInt16LE("ntlm version")
    try reader.skip(3, "ntlm version")
    revision = try reader.readUInt8("ntlm revision")
  }

  /// Such as `10.0.20348`.
  public var text: String { "\(major).\(minor).\(build)" }

  func append(to fields: inout FieldList) {
    fields.number("ntlmssp.version.major", major)
    fields.number("ntlmssp.version.minor", minor)
    fields.number("ntlmssp.version.build_number", build)
    fields.number("ntlmssp.version.ntlm_current_revision", revision)
  }
}
