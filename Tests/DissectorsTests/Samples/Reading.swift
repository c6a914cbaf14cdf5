import Bytes
import Dissectors
import Testing

extension WireMessage {
  /// The message that a dump holds.
  static func read(_ dump: String) throws -> Self {
    try Dump(dump).bytes.withReader { reader throws(ParseError) in try Self(parsing: &reader) }
  }

  /// The message in the sample called `name`.
  static func sample(_ name: String) throws -> Self {
    let dump = try #require(
      (DumpSample.mcs + DumpSample.rdp + DumpSample.mit).first { $0.sample.name == "\(Self.name): \(name)" })
    return try dump.sample.bytes.withReader { reader throws(ParseError) in try Self(parsing: &reader) }
  }

  func meaning(_ field: String) -> String? { fields.first { $0.name == field }?.meaning }
}
