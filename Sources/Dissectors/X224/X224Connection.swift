import Bytes

/// The fixed part that a Connection Request and a Connection Confirm share.
///
/// X.224 sections 13.3.1 to 13.3.3. RDP uses class 0 and leaves the references to chance: Windows confirms with 0x1234.
///
/// ```
///  0    1      2            4            6              7
/// ┌────┬──────┬────────────┬────────────┬──────────────┬───────────────
/// │ LI │ code │ dst ref    │ src ref    │ class option │ variable part …
/// └────┴──────┴────────────┴────────────┴──────────────┴───────────────
/// ```
public struct X224Connection: Equatable, Sendable {
  public let header: X224Header
  public let destinationReference: UInt16
  public let sourceReference: UInt16
  public let classOption: UInt8

  init(header: X224Header, parsing reader: inout ByteReader) throws(ParseError) {
    self.header = header
    destinationReference = try reader.readUInt16BE("x224 destination reference")
    sourceReference = try reader.readUInt16BE("x224 source reference")
    classOption = try reader.readUInt8("x224 class option")
  }

  func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("cotp.destref", destinationReference)
    fields.bits("cotp.srcref", sourceReference)
    fields.number("cotp.class", classOption >> 4)
  }
}
