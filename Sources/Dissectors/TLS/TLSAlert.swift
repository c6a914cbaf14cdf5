import Bytes

/// Why a peer ends the connection, or that it has no more to send.
///
/// RFC 8446 section 6 and RFC 5246 section 7.2. Only an alert in clear has these two bytes; an encrypted one is longer.
public struct TLSAlert: WireMessage {
  public static let name = "TLS Alert"

  public let level: Level
  public let description: AlertDescription

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    level = Level(rawValue: try reader.readUInt8("alert level"))
    description = AlertDescription(rawValue: try reader.readUInt8("alert description"))
  }

  public func append(to fields: inout FieldList) {
    fields.number("tls.alert_message.level", level)
    fields.number("tls.alert_message.desc", description)
  }

  /// Whether the connection goes on after the alert.
  public struct Level: OpenCode {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let warning = Self(rawValue: 1)
    public static let fatal = Self(rawValue: 2)

    public var name: String? {
      switch self {
      case .warning: "warning"
      case .fatal: "fatal"
      default: nil
      }
    }
  }
}
