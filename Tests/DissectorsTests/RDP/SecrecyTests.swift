import Bytes
import Dissectors
import Testing

/// Passwords, cookies, random values, keys and certificates go by length: no message keeps their bytes, so none can print them.
struct SecrecyTests {
  static let samples = (DumpSample.mcs + DumpSample.rdp + DumpSample.mit).filter { !$0.secrets.isEmpty }

  @Test func samplesHoldSecrets() {
    #expect(Self.samples.count == 24)
  }

  @Test(arguments: samples.map(\.sample.name))
  func keepsNoSecret(_ name: String) throws {
    let dump = try #require(Self.samples.first { $0.sample.name == name })
    let message = try dump.sample.bytes.withReader { reader throws(ParseError) in try dump.sample.parse(&reader) }
    let kept = leaves(of: message) + message.fields.flatMap { leaves(of: $0) }
    for secret in dump.secrets {
      #expect(!kept.contains { shows($0, secret) })
    }
  }

  @Test func wouldFindUserName() throws {
    let dump = try #require(DumpSample.secured.first { $0.sample.name.hasSuffix("MS-RDPBCGR 4.1.10") })
    let message = try dump.sample.bytes.withReader { reader throws(ParseError) in try dump.sample.parse(&reader) }
    let userName = Dump("w\"eltons\"").bytes
    #expect(leaves(of: message).contains { shows($0, userName) })
    #expect(message.fields.flatMap { leaves(of: $0) }.contains { shows($0, userName) })
  }

  /// Whether a value has eight bytes of a secret in a row, or all of a shorter one.
  private func shows(_ value: [UInt8], _ secret: [UInt8]) -> Bool {
    let width = min(8, secret.count)
    guard value.count >= width else { return false }
    let windows = Set((0...(secret.count - width)).map { Array(secret[$0..<($0 + width)]) })
    return (0...(value.count - width)).contains { windows.contains(Array(value[$0..<($0 + width)])) }
  }

  /// All texts, byte strings and numbers within a value, texts in both encodings.
  private func leaves(of value: Any) -> [[UInt8]] {
    switch value {
    case let text as String: [Array(text.utf8), text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }]
    case let bytes as [UInt8]: [bytes]
    case let number as any FixedWidthInteger:
      [number.words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }]
    default: Mirror(reflecting: value).children.flatMap { leaves(of: $0.value) }
    }
  }
}
