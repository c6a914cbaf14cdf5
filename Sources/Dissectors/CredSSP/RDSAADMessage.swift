import Bytes

/// A message of Microsoft Entra authentication: a JSON object that ends with a zero byte, or with the TLS record.
///
/// MS-RDPBCGR 2.2.18: the server's nonce (2.2.18.1), the client's assertion (2.2.18.2), the server's result (2.2.18.3). Of the text
/// only the number of a result is read; nonce and assertion are kept by the length of the whole message.
public struct RDSAADMessage: WireMessage {
  public static let name = "RDS AAD Auth message"

  /// Size of the JSON text in bytes.
  public let length: Int
  public let content: Content

  public enum Content: Equatable, Sendable {
    case serverNonce
    case assertion
    case result(NTStatus)
    case other
  }

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let position = reader.position
    let first = reader.peekUInt8()
    guard first == UInt8(ascii: "{") else {
      _ = try reader.readUInt8("rdsaad message")
      throw reader.invalid("rdsaad message", at: position, expected: "a brace", found: first ?? 0)
    }
    var text: [UInt8] = []
    while let byte = reader.peekUInt8(at: text.count), byte != 0, text.count < Self.maximumLength { text.append(byte) }
    try reader.skip(text.count, "rdsaad message")
    if reader.peekUInt8() == 0 { try reader.skip(1, "rdsaad end") }
    length = text.count
    content = Content(text)
  }

  public func append(to fields: inout FieldList) {
    fields.number("rdp.rdsaad.length", length, meaning: content.name)
    content.append(to: &fields)
  }

  /// An assertion holds an access token and stays well below this.
  private static let maximumLength = 65_536
}

extension RDSAADMessage.Content {
  init(_ text: [UInt8]) {
    if let number = Self.number(after: "\"authentication_result\"", in: text) {
      self = .result(NTStatus(rawValue: UInt32(truncatingIfNeeded: number)))
    } else if Self.position(after: "\"rdp_assertion\"", in: text) != nil {
      self = .assertion
    } else if Self.position(after: "\"ts_nonce\"", in: text) != nil {
      self = .serverNonce
    } else {
      self = .other
    }
  }

  var name: String {
    switch self {
    case .serverNonce: "server nonce"
    case .assertion: "authentication request"
    case .result: "authentication result"
    case .other: "unknown"
    }
  }

  func append(to fields: inout FieldList) {
    guard case .result(let status) = self else { return }
    fields.bits("rdp.rdsaad.authentication_result", status)
  }

  /// The decimal number, signed or not, that is the value of `key`; at most eleven characters, as 32 bits need.
  private static func number(after key: String, in text: [UInt8]) -> Int64? {
    guard let end = position(after: key, in: text) else { return nil }
    let rest = text[end...].drop { isSpace($0) }
    guard rest.first == UInt8(ascii: ":") else { return nil }
    let digits = rest.dropFirst().drop { isSpace($0) }.prefix(12).prefix { $0 == 0x2D || 0x30...0x39 ~= $0 }
    guard digits.count < 12, let number = Int64(String(decoding: digits, as: UTF8.self)) else { return nil }
    return Int64(Int32.min)...Int64(UInt32.max) ~= number ? number : nil
  }

  private static func position(after key: String, in text: [UInt8]) -> Int? {
    let key = Array(key.utf8)
    guard text.count >= key.count else { return nil }
    return (0...(text.count - key.count)).first { text[$0..<($0 + key.count)].elementsEqual(key) }.map {
      $0 + key.count
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
