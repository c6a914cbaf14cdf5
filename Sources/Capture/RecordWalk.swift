import Bytes

/// Walks from record to record of a capture file, as far as the bytes reach.
@usableFromInline
protocol RecordWalk: Sendable {
  /// Hands the packets of all whole records in `reader` to `sink` and steps over those records.
  ///
  /// A record that the format does not allow is thrown as an error; `reader` then stands at its beginning.
  mutating func walk(
    _ reader: inout ByteReader, into sink: inout some PacketSink & ~Copyable, _ tally: inout Tally
  ) throws(ParseError) -> Pause

  /// Does the same, but stops at a record that could change how later ones are to be read.
  mutating func walkCommon(
    _ reader: inout ByteReader, into sink: inout some PacketSink & ~Copyable, _ tally: inout Tally
  ) throws(ParseError) -> Pause

  /// Steps over bytes, up to the first at which a record seems to begin; false when there is none.
  func findRecord(_ reader: inout ByteReader) -> Bool

  /// Whether both read common records alike.
  func agrees(with other: Self) -> Bool

  /// Knows what `other` learned from common records.
  mutating func follow(_ other: Self)
}

/// Why a walk stopped.
@usableFromInline
enum Pause: Equatable {
  /// The next record is not whole: it needs so many bytes from its beginning.
  case needs(Int)
  /// As many frames as were asked for have been read.
  case enough
  /// The next record is not for `walkCommon`.
  case uncommon
}

/// What is counted while packets pass by.
@usableFromInline
struct Tally: Sendable {
  /// Frames as Wireshark counts them, so the number of the last one.
  @usableFromInline var frames = 0
  /// Frames that are no packets: blocks of a pcapng that Wireshark numbers too.
  @usableFromInline var otherFrames = 0
  @usableFromInline let limit: Int
  @usableFromInline var earliest = Timestamp(nanoseconds: .max)
  @usableFromInline var latest = Timestamp(nanoseconds: .min)

  @inlinable
  init(limit: Int?) { self.limit = limit ?? .max }

  @inlinable var isFull: Bool { frames >= limit }

  /// Counts a packet captured at `timestamp`; returns its frame number.
  @inlinable
  @inline(__always)
  mutating func count(_ timestamp: Timestamp) -> Int {
    frames &+= 1
    if timestamp < earliest { earliest = timestamp }
    if latest < timestamp { latest = timestamp }
    return frames
  }

  /// Counts a frame that is no packet.
  @usableFromInline
  mutating func countOther() {
    frames &+= 1
    otherFrames &+= 1
  }

  /// Counts what was counted over the records that follow.
  @inlinable
  mutating func add(_ other: Tally) {
    frames &+= other.frames
    otherFrames &+= other.otherFrames
    earliest = min(earliest, other.earliest)
    latest = max(latest, other.latest)
  }

  /// Counts a packet of which the file does not say when it was captured; returns its frame number.
  @inlinable
  mutating func countUntimed() -> Int {
    frames &+= 1
    return frames
  }
}

extension CaptureSummary {
  @usableFromInline
  mutating func add(_ tally: Tally) {
    packets = tally.frames - tally.otherFrames
    guard tally.earliest <= tally.latest else { return }
    firstPacket = tally.earliest
    lastPacket = tally.latest
  }
}
