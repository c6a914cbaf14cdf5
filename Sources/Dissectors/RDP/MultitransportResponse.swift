import Bytes

/// What became of a UDP transport, as the client saw it.
///
/// MS-RDPBCGR 2.2.15.2, Client Initiate Multitransport Response PDU.
public struct MultitransportResponse: WireMessage {
  public static let name = "RDP Initiate Multitransport Response"

  public let header: SecurityHeader
  public let requestID: UInt32
  /// S_OK (0), or E_ABORT (0x80004004) when the client gives up on UDP.
  public let result: Result

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try SecurityHeader(parsing: &reader, expecting: .transportResponse)
    requestID = try reader.readUInt32LE("multitransport requestId")
    result = Result(rawValue: try reader.readUInt32LE("hrResponse"))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.mtresp.requestid", requestID)
    fields.bits("rdp.mtresp.hrresponse", result)
  }

  public struct Result: OpenCode {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let ok = Self(rawValue: 0)
    public static let aborted = Self(rawValue: 0x8000_4004)

    public var name: String? {
      switch self {
      case .ok: "S_OK"
      case .aborted: "E_ABORT"
      default: nil
      }
    }
  }
}
