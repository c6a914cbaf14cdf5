import Bytes

/// A unit with a code that RDP does not use, kept by its header.
///
/// X.224 section 13.2.
public struct X224UnknownTPDU: WireMessage {
  public static let name = "X.224 Unknown TPDU"

  public let header: X224Header

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try X224Header(parsing: &reader)
    try reader.skip(header.remainder, "x224 header")
  }

  public func append(to fields: inout FieldList) { header.append(to: &fields) }
}
