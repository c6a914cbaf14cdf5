import Bytes

/// Reads the packets of a capture file, of standard input or of a pipe.
///
/// ```
/// let reader = try CaptureReader(path: "bad.pcapng")
/// let summary = reader.read(into: &flows)
/// ```
/// Opening fails when nothing can be read at all. Afterwards everything that can be read is handed over: damage in the middle ends
/// the reading and is told in the summary.
public struct CaptureReader: ~Copyable, Sendable {
  @usableFromInline var buffer: ReadBuffer
  @usableFromInline var format: Format
  @usableFromInline var summary: CaptureSummary

  @usableFromInline
  enum Format: Sendable {
    case pcap(PcapFile)
    case pcapng(PcapngFile)
  }

  /// Opens `path`, or standard input when it is `-`, and reads the file's header.
  ///
  /// - Throws: what is wrong with the file as a whole: missing, a directory, empty, of another format, cut in its header.
  public init(path: String) throws(CaptureError) {
    try self.init(ReadBuffer(FileDescriptor(reading: path)))
  }

  /// Size of the source in bytes where it is a file; see `PacketSink.reached(offset:)`.
  public var byteCount: Int? { buffer.descriptor.byteCount }

  /// Hands all packets to `sink`, or those of the first `limit` frames.
  @inlinable
  public consuming func read<Sink: PacketSink & ~Copyable>(into sink: inout Sink, limit: Int? = nil) -> CaptureSummary {
    var tally = Tally(limit: limit)
    switch format {
    case .pcap(var file): drive(&file, into: &sink, &tally)
    case .pcapng(var file):
      drive(&file, into: &sink, &tally)
      file.finish(&summary)
    }
    summary.add(tally)
    return summary
  }

  /// Lets `walk` go over the buffer again and again until the source ends, is damaged, or enough frames have been read.
  ///
  /// - Parameter end: an offset at which to stop, or at the first record behind it.
  /// - Returns: whether it stopped there, and the source goes on.
  @inlinable
  @discardableResult
  mutating func drive<Sink: PacketSink & ~Copyable>(
    _ walk: inout some RecordWalk, into sink: inout Sink, _ tally: inout Tally, until end: Int = .max
  ) -> Bool {
    do {
      var needed = 1
      while buffer.position < end {
        guard try buffer.fill(atLeast: needed) else {
          if buffer.unread > 0 { noteCut(needed) }
          return false
        }
        sink.reached(offset: buffer.end)
        let visible = max(end, buffer.position &+ needed)
        let pause = try buffer.withUnread(before: visible) { reader throws(ParseError) in
          try walk.walk(&reader, into: &sink, &tally)
        }
        guard case .needs(let count) = pause else { return false }
        needed = count
      }
      return true
    } catch {
      note(error)
      return false
    }
  }
}

extension CaptureReader {
  /// The source ended in a record that needs `needed` bytes.
  @usableFromInline
  mutating func noteCut(_ needed: Int) {
    let offset = buffer.end - buffer.unread
    summary.notes.append(
      "The file ends in the middle of a record, at offset \(offset): \(buffer.unread) of \(needed) bytes are there.")
  }

  @usableFromInline
  mutating func note(_ error: any Error) {
    let offset = buffer.end - buffer.unread
    let damage = (error as? CaptureError) ?? CaptureError(source: summary.path, offset: offset, reason: "\(error)")
    summary.damage = damage
    summary.notes.append("Reading stopped at offset \(offset), before the end of the file: \(damage.reason).")
  }
}
