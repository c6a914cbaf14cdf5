import Bytes

/// The first message of a client: who it is looking for, and how it can secure the connection.
///
/// MS-RDPBCGR 2.2.1.1, Client X.224 Connection Request PDU, without its TPKT header; X.224 section 13.3. After the fixed part
/// come a line of text, a negotiation request and a correlation info, each of which may be missing.
public struct X224ConnectionRequest: WireMessage {
  public static let name = "X.224 Connection Request"

  public let connection: X224Connection
  public let routingToken: RoutingToken?
  public let negotiation: NegotiationRequest?
  public let correlation: CorrelationInfo?
  /// Whether it goes on with parameters of X.224 itself, as others than RDP clients send them: S7, MMS and their kin.
  public let hasTransportParameters: Bool

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let header = try X224Header(
      parsing: &reader, expecting: .connectionRequest, "the code 0xe0 of a connection request")
    var body = try reader.slice(header.remainder, "x224 connection request")
    connection = try X224Connection(header: header, parsing: &body)
    hasTransportParameters = body.peekUInt8().map(Self.isTransportParameter) ?? false
    if hasTransportParameters { _ = body.rest() }
    routingToken = try RoutingToken(ifPresentIn: &body)
    negotiation = body.isAtEnd ? nil : try NegotiationRequest(parsing: &body)
    let correlates = negotiation?.flags.contains(.correlationInfoPresent) ?? false
    correlation = correlates ? try CorrelationInfo(parsing: &body) : nil
    try body.expectEnd(of: "x224 connection request")
  }

  /// Whether a byte after the fixed part is the code of a parameter of X.224 section 13.3.4, and neither text nor a negotiation request.
  public static func isTransportParameter(_ code: UInt8) -> Bool { code & 0x80 != 0 }

  /// What the client offers; a client without a negotiation request knows standard RDP security only.
  public var requestedProtocols: SecurityProtocols { negotiation?.requestedProtocols ?? [] }

  public func append(to fields: inout FieldList) {
    connection.append(to: &fields)
    fields.text("rdp.rt_cookie", routingToken?.text, meaning: tokenMeaning)
    negotiation?.append(to: &fields)
    correlation?.append(to: &fields)
  }

  private var tokenMeaning: String? {
    switch routingToken?.kind {
    case .identifier(let user): "user \(user)"
    case .target(let address, let port): "session host \(address), port \(port)"
    case .resource, .other, nil: nil
    }
  }
}
