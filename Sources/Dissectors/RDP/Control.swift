import Bytes

/// Who controls the session: asked for by the client, granted by the server.
///
/// MS-RDPBCGR 2.2.1.15.1 to 2.2.1.16 (client) and 2.2.1.20 to 2.2.1.21 (server), Control PDU Data (TS_CONTROL_PDU).
public struct Control: WireMessage {
  public static let name = "RDP Control"

  public let header: ShareDataHeader
  public let action: Action
  public let grantID: UInt16
  public let controlID: UInt32

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader, expecting: .control)
    var body = try reader.slice(header.dataLength, "control")
    action = Action(rawValue: try body.readUInt16LE("control action"))
    grantID = try body.readUInt16LE("grantId")
    controlID = try body.readUInt32LE("controlId")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.action", action)
    fields.number("rdp.grantId", grantID)
    fields.number("rdp.controlId", controlID)
  }

  public struct Action: OpenCode {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let requestControl = Self(rawValue: 1)
    public static let grantedControl = Self(rawValue: 2)
    public static let detach = Self(rawValue: 3)
    public static let cooperate = Self(rawValue: 4)

    public var name: String? {
      switch self {
      case .requestControl: "request control"
      case .grantedControl: "granted control"
      case .detach: "detach"
      case .cooperate: "cooperate"
      default: nil
      }
    }
  }
}
