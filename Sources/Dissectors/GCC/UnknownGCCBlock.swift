import Bytes

/// A block of settings that we do not know, kept by its type and length.
///
/// MS-RDPBCGR 2.2.1.3.1, User Data Header (TS_UD_HEADER).
public struct UnknownGCCBlock: WireMessage {
  public static let name = "Unknown Settings Block"

  public let header: GCCBlockHeader

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader)
    try reader.skip(header.bodyLength, "settings block")
  }

  public func append(to fields: inout FieldList) { header.append(to: &fields) }
}
