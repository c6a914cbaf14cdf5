import Bytes

/// What a server or its broker is doing while the user waits.
///
/// MS-RDPBCGR 2.2.5.2, Server Status Info PDU (TS_STATUS_INFO_PDU).
public struct StatusInfo: WireMessage {
  public static let name = "RDP Status Info"

  public let header: ShareDataHeader
  public let statusCode: Code

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader, expecting: .statusInfo)
    var body = try reader.slice(header.dataLength, "status info")
    statusCode = Code(rawValue: try body.readUInt32LE("statusCode"))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.statusCode", statusCode)
  }

  public struct Code: OpenCode {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public var name: String? {
      switch rawValue {
      case 0x401: "TS_STATUS_FINDING_DESTINATION"
      case 0x402: "TS_STATUS_LOADING_DESTINATION"
      case 0x403: "TS_STATUS_BRINGING_SESSION_ONLINE"
      case 0x404: "TS_STATUS_REDIRECTING_TO_DESTINATION"
      case 0x501: "TS_STATUS_VM_LOADING"
      case 0x502: "TS_STATUS_VM_WAKING"
      case 0x503: "TS_STATUS_VM_STARTING"
      case 0x504: "TS_STATUS_VM_STARTING_MONITORING"
      case 0x505: "TS_STATUS_VM_RETRYING_MONITORING"
      default: nil
      }
    }
  }
}
