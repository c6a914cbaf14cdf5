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

  public func append(to fields: inout FieldList) {
    header.append(to: &fields, dataName: header.dataType == 1 ? "RDSTLS_DATA_CAPABILITIES" : nil)
    fields.bits("rdp.rdstls.supportedVersions", supportedVersions)
  }
}
