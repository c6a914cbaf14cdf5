import Bytes

/// A domain name as it stands in a DNS message: labels, of which the last ones may be a pointer to an earlier name.
///
/// RFC 1035 sections 3.1 and 4.1.4. A name is at most 255 bytes and thus 127 labels long, and a pointer points strictly
/// before the labels it continues, so reading ends soon whatever the bytes say.
struct DNSName {
  /// The labels with dots between them and none at the end; `.` alone for the root. A dot inside a label has a
  /// backslash before it.
  let text: String

  /// Reads the name and steps over it. `message` stands at the message's first byte, from which pointers count.
  init(parsing reader: inout ByteReader, in message: borrowing ByteReader) throws(ParseError) {
    var labels: [UInt8] = []
    labels.reserveCapacity(64)
    var start = reader.position - message.position
    var pointer = try Self.readLabels(&reader, into: &labels)
    var pointersLeft = Self.maximumLabels
    while let target = pointer {
      guard target < start, pointersLeft > 0 else {
        throw reader.invalid("dns name pointer", at: reader.position, expected: "an earlier name", found: target)
      }
      pointersLeft -= 1
      start = target
      var earlier = message.copy()
      try earlier.skip(target, "dns name pointer")
      pointer = try Self.readLabels(&earlier, into: &labels)
    }
    text = labels.isEmpty ? "." : String(decoding: labels, as: UTF8.self)
  }

  /// Reads labels up to a pointer, whose target is the result, or up to the empty label.
  private static func readLabels(_ reader: inout ByteReader, into labels: inout [UInt8]) throws(ParseError) -> Int? {
    while true {
      let position = reader.position
      let length = try reader.readUInt8("dns label length")
      switch length {
      case 0:
        return nil
      case 1...63:
        var label = try reader.slice(Int(length), "dns label")
        try append(&label, to: &labels)
        guard labels.count <= maximumLength else {
          throw reader.invalid("dns name", at: position, expected: "at most 255 bytes", found: labels.count)
        }
      case 0xc0...:
        return Int(length & 0x3f) << 8 | Int(try reader.readUInt8("dns name pointer"))
      default:
        throw reader.invalid("dns label length", at: position, expected: "at most 63", found: length)
      }
    }
  }

  private static let maximumLength = 255
  private static let maximumLabels = 127

  private static func append(_ label: inout ByteReader, to labels: inout [UInt8]) throws(ParseError) {
    let dot = UInt8(ascii: ".")
    if !labels.isEmpty { labels.append(dot) }
    while !label.isAtEnd {
      let byte = try label.readUInt8("dns label")
      if byte == dot { labels.append(UInt8(ascii: "\\")) }
      labels.append(byte)
    }
  }
}
