import Bytes

/// A peer ends the transport connection.
///
/// X.224 section 13.5. Windows seldom sends one; gateways and old servers do.
public struct X224DisconnectRequest: WireMessage {
  public static let name = "X.224 Disconnect Request"

  public let header: X224Header
  public let destinationReference: UInt16
  public let sourceReference: UInt16
  public let reason: Reason

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try X224Header(
      parsing: &reader, expecting: .disconnectRequest, "the code 0x80 of a disconnect request")
    var rest = try reader.slice(header.remainder, "x224 disconnect request")
    destinationReference = try rest.readUInt16BE("x224 destination reference")
    sourceReference = try rest.readUInt16BE("x224 source reference")
    reason = Reason(rawValue: try rest.readUInt8("x224 disconnect reason"))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("cotp.destref", destinationReference)
    fields.bits("cotp.srcref", sourceReference)
    fields.number("cotp.cause", reason)
  }

  /// X.224 section 13.5.3 d; class 0 knows the values up to 3.
  public struct Reason: OpenCode {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public var name: String? { Self.names[rawValue] }

    private static let names: [UInt8: String] = [
      0: "reason not specified",
      1: "congestion at TSAP",
      2: "session entity not attached to TSAP",
      3: "address unknown",
      128: "normal disconnect",
      129: "remote transport entity congestion",
      130: "connection negotiation failed",
      131: "duplicate source reference",
      132: "mismatched references",
      133: "protocol error",
      135: "reference overflow",
      136: "connection request refused on this network connection",
      138: "header or parameter length invalid",
    ]
  }
}
