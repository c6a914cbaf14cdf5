import Bytes

/// A file that is read as it grows, such as the key log of a program that still runs.
public struct GrowingFile: ~Copyable {
  private let buffer: ReadBuffer
  private var count = 0

  /// Opens `path`.
  ///
  /// - Throws: what keeps it from being read.
  public init(path: String) throws(CaptureError) {
    buffer = ReadBuffer(try FileDescriptor(reading: path), byteCount: 1 << 16)
  }

  /// What follows what was read before, up to where the file ends now. What lies beyond 64 MiB is not read; a pipe is read to its end.
  public mutating func readMore() throws(CaptureError) -> [UInt8] {
    var bytes: [UInt8] = []
    while count + bytes.count < Limits.growingFileBytes, try buffer.fill(atLeast: 1) {
      try? buffer.withUnread { reader throws(ParseError) in reader.appendRest(to: &bytes) }
    }
    count += bytes.count
    return bytes
  }
}
