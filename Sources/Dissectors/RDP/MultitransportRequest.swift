import Bytes

/// A server's offer of a UDP transport beside TCP.
///
/// MS-RDPBCGR 2.2.15.1, Server Initiate Multitransport Request PDU. The security cookie is not kept.
public struct MultitransportRequest: WireMessage {
  public static let name = "RDP Initiate Multitransport Request"

  public let header: SecurityHeader
  public let requestID: UInt32
  public let requestedProtocol: Transport

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try SecurityHeader(parsing: &reader, expecting: .transportRequest)
    requestID = try reader.readUInt32LE("multitransport requestId")
    requestedProtocol = Transport(rawValue: try reader.readUInt16LE("requestedProtocol"))
    try reader.skip(2, "multitransport reserved")
    try reader.skip(16, "securityCookie")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.mtreq.requestid", requestID)
    fields.bits("rdp.mtreq.protocol", requestedProtocol)
  }

  /// Which UDP transport is meant.
  public struct Transport: OpenCode {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public var name: String? {
      switch rawValue {
      case 1: "reliable UDP"
      case 2: "lossy UDP"
      default: nil
      }
    }
  }
}
