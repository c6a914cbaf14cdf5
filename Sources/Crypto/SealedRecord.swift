import Bytes
import Dissectors

/// A record as it stands on the wire, with a copy of its body.
struct SealedRecord: Sendable {
  let contentType: TLSContentType
  let version: TLSVersion
  let body: [UInt8]

  init(_ header: TLSRecordHeader, _ reader: inout ByteReader) throws(DecryptionError) {
    let length = Int(header.length)
    guard let bytes = try? reader.readBytes(length, "tls record") else {
      throw .truncated(expected: length, available: reader.remaining)
    }
    contentType = header.contentType
    version = header.version
    body = bytes
  }

  /// The five bytes before the body, with `length` in place of its own.
  func header(length: Int) -> [UInt8] {
    [contentType.rawValue] + version.rawValue.bigEndianBytes + UInt16(truncatingIfNeeded: length).bigEndianBytes
  }
}

extension FixedWidthInteger {
  /// Most significant first.
  var bigEndianBytes: [UInt8] {
    stride(from: Self.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> Self($0)) }
  }
}
