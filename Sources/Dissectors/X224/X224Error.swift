import Bytes

/// A peer refuses a unit that it could not read.
///
/// X.224 section 13.12.
public struct X224Error: WireMessage {
  public static let name = "X.224 TPDU Error"

  public let header: X224Header
  public let destinationReference: UInt16
  public let cause: Cause

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try X224Header(parsing: &reader, expecting: .error, "the code 0x70 of an error")
    var rest = try reader.slice(header.remainder, "x224 error")
    destinationReference = try rest.readUInt16BE("x224 destination reference")
    cause = Cause(rawValue: try rest.readUInt8("x224 reject cause"))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("cotp.destref", destinationReference)
    fields.number("cotp.reject_cause", cause)
  }

  /// X.224 section 13.12.3 c.
  public struct Cause: OpenCode {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public var name: String? {
      switch rawValue {
      case 0: "reason not specified"
      case 1: "invalid parameter code"
      case 2: "invalid TPDU type"
      case 3: "invalid parameter value"
      default: nil
      }
    }
  }
}
