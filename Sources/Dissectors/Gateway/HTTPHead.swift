import Bytes

/// The lines in front of the body of an HTTP message: the first one, and header fields.
///
/// RFC 9112 section 2.1. Header fields hold passwords and cookies: a message takes out of them what it keeps, and the rest is dropped.
struct HTTPHead {
  /// Bytes of the longest head that is read: twice what common servers take.
  static let longest = 16 << 10

  let first: [UInt8]
  private let fields: [(name: [UInt8], value: [UInt8])]

  /// Reads up to the empty line, and steps over it. A line may end without a carriage return (RFC 9112 section 2.2).
  init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    first = try Self.line(&reader, from: start)
    var fields: [(name: [UInt8], value: [UInt8])] = []
    while true {
      let line = try Self.line(&reader, from: start)
      if line.isEmpty { break }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      fields.append((line[..<colon].map(\.asciiLowercased), Self.trimmed(line[(colon + 1)...])))
    }
    self.fields = fields
  }

  private static func line(_ reader: inout ByteReader, from start: Int) throws(ParseError) -> [UInt8] {
    let room = longest - (reader.position - start)
    var count = 0
    while let byte = reader.peekUInt8(at: count), byte != 0x0A, count < room { count += 1 }
    guard count < room else {
      throw reader.invalid("http head", at: reader.position, expected: "an empty line before", found: longest)
    }
    var line = try reader.readBytes(count, "http line")
    try reader.skip(1, "end of http line")
    if line.last == 0x0D { line.removeLast() }
    return line
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let rest = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    return Array(rest.reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed())
  }
}

// MARK: - What a message may ask for

extension HTTPHead {
  /// The values of every field of that name, which is in lower case.
  func values(of name: StaticString) -> [[UInt8]] {
    let name = Array("\(name)".utf8)
    return fields.filter { $0.name == name }.map(\.value)
  }

  /// The beginning of a field's value, read as UTF-8; nil without the field.
  func text(of name: StaticString, limit: Int) -> String? {
    values(of: name).first.map { String(decoding: $0.prefix(limit), as: UTF8.self) }
  }

  /// The words of the first line, as far as spaces part them into three.
  var words: [ArraySlice<UInt8>] {
    first.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
  }

  /// Size of the body where it is announced: RFC 9112 section 6.
  var body: HTTPBody {
    let codings = values(of: "transfer-encoding").map { $0.map(\.asciiLowercased) }
    if codings.contains(where: { $0.hasSuffix("chunked") }) { return .chunked }
    guard let length = values(of: "content-length").first else { return .unannounced }
    return UInt64(String(decoding: length.prefix(20), as: UTF8.self)).map(HTTPBody.length) ?? .unannounced
  }
}

/// How the end of an HTTP message's body is told.
///
/// RFC 9112 section 6.3.
public enum HTTPBody: Equatable, Sendable {
  case length(UInt64)
  case chunked
  case unannounced

  func append(to fields: inout FieldList) {
    switch self {
    case .length(let count): fields.number("http.content_length", count)
    case .chunked: fields.text("http.transfer_encoding", "chunked")
    case .unannounced: break
    }
  }
}

extension UInt8 {
  /// The small letter for a capital one of ASCII, any other byte as it is.
  var asciiLowercased: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ text: StaticString) -> Bool {
    suffix(text.utf8CodeUnitCount).elementsEqual("\(text)".utf8)
  }
}
