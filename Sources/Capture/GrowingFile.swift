import Bytes

/// A file that is read as it grows, such as the key log of a program that still runs.
public struct GrowingFile: ~Copyable {
  private let buffer: ReadBuffer
  private var count = 0
  /// Bytes before the place where reading began.
  public let passedBy: Int

  /// Opens `path`. Of a file that is longer than may be read it is the end that is read: what was written last is about what was captured
  /// last.
  ///
  /// - Throws: what keeps it from being read.
  public init(path: String, limit: Int = Self.usualLimit) throws(CaptureError) {
    let descriptor = try FileDescriptor(reading: path)
    buffer = ReadBuffer(descriptor, byteCount: 1 << 16)
    passedBy = max(0, (descriptor.isSeekable ? descriptor.byteCount ?? 0 : 0) - limit)
    if passedBy > 0 { buffer.go(to: passedBy) }
  }

  public static var usualLimit: Int { Limits.growingFileBytes }

  /// What follows what was read before, up to where the file ends now, but no more than 32 MiB in all; a pipe is read to its end.
  public mutating func readMore() throws(CaptureError) -> [UInt8] {
    var bytes: [UInt8] = []
    while count + bytes.count < Limits.growingFileBytes, try buffer.fill(atLeast: 1) {
      try? buffer.withUnread { reader throws(ParseError) in reader.appendRest(to: &bytes) }
    }
    count += bytes.count
    return bytes
  }
}
