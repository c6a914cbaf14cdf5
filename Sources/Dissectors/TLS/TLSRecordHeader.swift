import Bytes

/// The five bytes before every TLS record.
///
/// RFC 8446 section 5.1 and RFC 5246 section 6.2.1. A header that no TLS stack sends is refused: the content type has to be known, the
/// major version 3, and the length within what a record may grow to by protection (16384 + 2048 bytes).
public struct TLSRecordHeader: WireMessage, Equatable {
  public static let name = "TLS Record Header"

  /// Size of the header on the wire.
  public static let byteCount = 5
  /// Greatest length of a protected record, RFC 5246 section 6.2.3; TLS 1.3 allows less.
  public static let maximumLength = 16384 + 2048

  public let contentType: TLSContentType
  /// The version of the record layer: TLS 1.2 for TLS 1.3, and TLS 1.0 around most ClientHellos.
  public let version: TLSVersion
  /// Size of what follows the header, in bytes.
  public let length: UInt16

  /// Size of the record with its header, in bytes.
  public var recordLength: Int { Self.byteCount + Int(length) }

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    if let header = Self(peeking: reader) {
      self = header
      reader.skipUpTo(Self.byteCount)
      return
    }
    let start = reader.position
    contentType = TLSContentType(rawValue: try reader.readUInt8("tls content type"))
    guard (20...24).contains(contentType.rawValue) else {
      throw reader.invalid("tls content type", at: start, expected: "20 to 24", found: contentType.rawValue)
    }
    version = TLSVersion(rawValue: try reader.readUInt16BE("tls record version"))
    guard version.rawValue >> 8 == 3 else {
      throw reader.invalid("tls record version", at: start + 1, expected: "0x0300 to 0x0304", found: version.rawValue)
    }
    length = try reader.readUInt16BE("tls record length")
    guard length <= Self.maximumLength else {
      throw reader.invalid("tls record length", at: start + 3, expected: "at most 18432", found: length)
    }
  }

  /// Reads the header at once; nil, without saying why, if it is to be refused.
  private init?(peeking reader: borrowing ByteReader) {
    guard let bytes = reader.peekSlice(5), let type = bytes.peekUInt8(), let version = bytes.peekUInt16BE(at: 1),
      let length = bytes.peekUInt16BE(at: 3), 20...24 ~= type, version >> 8 == 3, length <= Self.maximumLength
    else { return nil }
    contentType = TLSContentType(rawValue: type)
    self.version = TLSVersion(rawValue: version)
    self.length = length
  }

  public func append(to fields: inout FieldList) {
    fields.number("tls.record.content_type", contentType)
    fields.bits("tls.record.version", version)
    fields.number("tls.record.length", length)
  }
}
