import Bytes

/// What one side sent inside TLS, as far as its records were opened.
///
/// It remembers in which record and packet each byte came, and how far it has been read.
struct InnerStream {
  private(set) var stream = ByteStream()
  private var records: [Record] = []
  /// Offset of the next unit.
  private(set) var offset = 0
  /// What came is none of the protocols that RDP has inside TLS.
  var isForeign = false

  private struct Record {
    /// Offset of its first byte here.
    let start: Int
    /// Its place in the direction's bytes.
    let range: Range<Int>
  }

  /// Appends what the record at `place` held.
  mutating func append(_ bytes: inout ByteReader, at place: Place) {
    guard !bytes.isAtEnd, !isForeign else { return }
    records.append(Record(start: stream.count, range: place.range))
    stream.append(&bytes, frame: place.origin.frame, time: place.origin.time)
  }

  /// Gives up a unit of which bytes are missing; the next record begins another.
  mutating func noteGap() { offset = stream.count }

  mutating func skip(_ count: Int) { offset = min(stream.count, offset + max(0, count)) }

  /// Where the next `count` bytes stand in the direction: in which of its records, and in which packet the last of them was complete.
  func place(_ count: Int, from side: Side) -> Place? {
    let last = offset + max(0, count - 1)
    guard let origin = stream.completion(at: last), let lower = record(at: offset), let upper = record(at: last) else {
      return nil
    }
    return Place(
      side: side, origin: origin, range: lower.range.lowerBound..<upper.range.upperBound, isInsideTLS: true)
  }

  /// Found from the end, which is where the next unit mostly is.
  private func record(at offset: Int) -> Record? { records.last { $0.start <= offset } }
}
