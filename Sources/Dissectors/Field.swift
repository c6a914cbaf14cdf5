/// One named value of a message, as reports print it, JSON carries it and a diff compares it.
public struct Field: Equatable, Sendable {
  /// How the value is to be read and printed.
  public enum Value: Equatable, Sendable {
    case unsigned(UInt64)
    case signed(Int64)
    /// A number that people know in hexadecimal; `digits` is its printed width without the 0x.
    case hex(UInt64, digits: Int)
    case boolean(Bool)
    /// Text as it came off the wire, not yet escaped: printing it is the report's business.
    case text(String)
    case bytes([UInt8])
  }

  /// Wireshark's display filter name, such as `rdp.negReq.requestedProtocols`. A name may occur several times in a message.
  public let name: String
  public let value: Value
  /// What the value means, when a name for it is known: `HYBRID | SSL` for 3.
  public let meaning: String?

  public init(_ name: String, _ value: Value, meaning: String? = nil) {
    self.name = name
    self.value = value
    self.meaning = meaning
  }
}
