import Bytes
import Dissectors

/// One well-formed message in bytes. The sweeps cut, flip and forge every entry of `all`, so a new message needs no
/// robustness test of its own.
struct Sample: Sendable {
  /// What the message is and what is particular about these bytes.
  let name: String
  /// What `parse` reads: samples of one kind differ in their bytes alone.
  let kind: String
  let bytes: [UInt8]
  /// Whether the message needs every byte, so that each shorter prefix must be refused. Not so where a message reads to
  /// the end of what is there, or where it keeps what it could read.
  let isExact: Bool
  let parse: @Sendable (inout ByteReader) throws(ParseError) -> any WireMessage

  /// A sample of a message that needs nothing but its bytes.
  init<Message: WireMessage>(_ message: Message.Type, _ name: String, isExact: Bool = true, _ bytes: [UInt8]) {
    self.init("\(Message.name): \(name)", kind: Message.name, isExact: isExact, bytes) { reader throws(ParseError) in
      try Message(parsing: &reader)
    }
  }

  /// A sample whose meaning depends on more than its bytes: `parse` knows the rest.
  init(
    _ name: String, kind: String? = nil, isExact: Bool = true, _ bytes: [UInt8],
    parse: @escaping @Sendable (inout ByteReader) throws(ParseError) -> any WireMessage
  ) {
    self.name = name
    self.kind = kind ?? name
    self.bytes = bytes
    self.isExact = isExact
    self.parse = parse
  }

  static let all =
    network + x224 + tls + mcs + rdp + credSSP + kerberos + DumpSample.mit.map(\.sample) + gateway + derived
}
