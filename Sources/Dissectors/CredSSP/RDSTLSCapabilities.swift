import Bytes

/// The versions of RDSTLS that a server supports; its first message.
///
/// MS-RDPBCGR 2.2.17.1, RDSTLS Capabilities PDU.
public struct RDSTLSCapabilities: WireMessage {
  public static let name = "RDSTLS Capabilities"

  public let header: RDSTLSHeader
  public let supportedVersions: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try RDSTLSHeader(parsing: &reader, expecting: .capabilities, "1 (capabilities)")
    supportedVersions = try reader.readUInt16LE("rdstls supported versions")
  }

  public var fields: [Field] {
    header.fields(dataName: header.dataType == 1 ? "RDSTLS_DATA_CAPABILITIES" : nil)
      + [Field("rdp.rdstls.supportedVersions", .hex(UInt64(supportedVersions), digits: 4))]
  }
}
