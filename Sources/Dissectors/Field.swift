import Bytes

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

  /// The name as the program's text has it.
  public let key: StaticString
  public let value: Value
  /// What the value means, when a name for it is known: `HYBRID | SSL` for 3.
  public let meaning: String?

  public init(_ key: StaticString, _ value: Value, meaning: String? = nil) {
    self.key = key
    self.value = value
    self.meaning = meaning
  }

  /// Wireshark's display filter name, such as `rdp.negReq.requestedProtocols`. A name may occur several times in a message.
  public var name: String { key.description }

  public static func == (one: Self, other: Self) -> Bool {
    one.key.isSame(as: other.key) && one.value == other.value && one.meaning == other.meaning
  }
}
