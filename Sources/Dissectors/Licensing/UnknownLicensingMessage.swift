import Bytes

/// A licensing message of a type that we do not know, kept by its preamble.
///
/// MS-RDPBCGR 2.2.1.12.1.1, Licensing Preamble (LICENSE_PREAMBLE).
public struct UnknownLicensingMessage: WireMessage {
  public static let name = "RDP Licensing Message"

  public let preamble: LicensePreamble

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    preamble = try LicensePreamble(parsing: &reader)
    try reader.skip(preamble.bodyLength, "licensing message")
  }

  public func append(to fields: inout FieldList) { preamble.append(to: &fields) }
}
