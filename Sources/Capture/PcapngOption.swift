import Bytes

/// The code and length before each option of a pcapng block; the value follows, padded to four bytes.
///
/// draft-ietf-opsawg-pcapng section 3.5.
struct PcapngOption {
  let code: UInt16
  let length: Int

  var paddedLength: Int { (length + 3) & ~3 }

  /// Nil at the end of the options, whether it is marked or not.
  init?(parsing reader: inout ByteReader, _ order: ByteOrder) throws(ParseError) {
    guard !reader.isAtEnd else { return nil }
    code = try reader.readUInt16("option code", order)
    length = Int(try reader.readUInt16("option length", order))
    guard code != 0 else { return nil }
  }
}
