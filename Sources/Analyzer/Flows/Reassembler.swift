import Bytes
import Capture

/// Puts the payloads of one direction into sequence (RFC 9293 section 3.10).
///
/// Offsets count payload bytes of the direction from 0. Of bytes that arrive twice the first copy is kept, as most receivers do.
struct Reassembler: Sendable {
  /// What a segment's payload was to the stream.
  enum Placement: UInt8, Sendable {
    /// No payload.
    case empty
    /// Bytes not seen before, in order.
    case new
    /// Bytes not seen before, behind a hole.
    case early
    /// Bytes not seen before that fill a hole: sent again after a loss, or overtaken on the way.
    case filling
    /// Nothing but bytes seen before.
    case again
    /// One byte or none just before what comes next: asks whether the peer is still there.
    case keepAlive
  }

  private struct Pending: Sendable {
    let offset: Int
    let bytes: [UInt8]
    let frame: Int
    let time: Timestamp

    var end: Int { offset + bytes.count }
  }

  private(set) var stream = ByteStream()
  /// Offset just after the furthest payload byte seen, whether kept or not.
  private(set) var highest = 0
  /// Number of the sequence space that offset 0 has; nil until the direction's start is known.
  private(set) var base: UInt32?

  /// What waits behind a hole, in order and without overlap.
  private var pending: [Pending] = []
  private var pendingBytes = 0
  private var hasRefused = false
  /// Offset up to which the bytes on the wire are known without a hole, kept or not.
  private var contiguous = 0

  /// Says where the direction's bytes begin; a start that is known already stays.
  mutating func begin(at sequence: UInt32) {
    if base == nil { base = sequence }
  }

  /// What sequence numbers stand for; nil until the direction's start is known.
  var numbering: SequenceNumbering? {
    base.map { SequenceNumbering(furthest: highest, number: $0 &+ UInt32(truncatingIfNeeded: highest)) }
  }

  /// Offset of a sequence number, near the furthest byte seen so far.
  func offset(of sequence: UInt32) -> Int? { numbering?.offset(of: sequence) }

  /// Places a payload; `payload` holds the captured part of the `length` bytes that were on the wire.
  mutating func place(
    sequence: UInt32, payload: inout ByteReader, length: Int, frame: Int, time: Timestamp
  ) -> Placement {
    guard length > 0 else { return .empty }
    begin(at: sequence)
    guard let offset = offset(of: sequence) else { return .empty }
    let end = offset + length
    let previousHighest = highest
    highest = max(highest, end)
    guard end > contiguous else { return length <= 1 && end == contiguous ? .keepAlive : .again }
    if offset > contiguous {
      let isNew = hold(offset: offset, payload: &payload, frame: frame, time: time)
      return isNew || end > previousHighest ? .early : .again
    }
    let fills = previousHighest > contiguous
    if offset < contiguous { payload.skipUpTo(contiguous - offset) }
    extend(&payload, to: end, frame: frame, time: time)
    if !pending.isEmpty { drain() }
    return fills ? .filling : .new
  }

  /// Says how the stream ends, once no more segments will come.
  mutating func finish() {
    guard stream.ending == .open else { return }
    if let first = pending.first {
      stream.ending = .gap(count: max(0, first.offset - stream.count))
    } else if hasRefused {
      stream.ending = .limit
    }
  }

  /// Gives back what was kept; offsets, and how the stream ended, stay known.
  mutating func forgetBytes() {
    let ending = stream.ending
    stream = ByteStream()
    stream.ending = ending
    pending = []
    pendingBytes = 0
  }

  /// Whether bytes behind a hole wait that nobody filled.
  var hasHole: Bool { !pending.isEmpty }
}

extension Reassembler {
  /// Takes bytes that continue the stream; they go up to `end` on the wire, and a snap length may have cut them.
  private mutating func extend(_ payload: inout ByteReader, to end: Int, frame: Int, time: Timestamp) {
    let missing = end - contiguous - payload.remaining
    contiguous = end
    guard stream.ending == .open else { return }
    let room = Limits.bytesPerDirection - stream.count
    let overflows = payload.remaining > room
    payload.limit(to: room)
    stream.append(&payload, frame: frame, time: time)
    if overflows {
      stream.ending = .limit
    } else if missing > 0 {
      stream.ending = .gap(count: missing)
    }
  }

  /// Keeps of bytes behind a hole those that no earlier segment brought; returns whether there are any.
  private mutating func hold(offset: Int, payload: inout ByteReader, frame: Int, time: Timestamp) -> Bool {
    guard stream.ending == .open else { return true }
    let end = offset + payload.remaining
    var (start, index, isNew) = (offset, firstPending(endingAfter: offset), false)
    while start < end {
      let next = index < pending.count ? pending[index] : nil
      let free = min(end, next?.offset ?? end)
      if start < free {
        isNew = true
        guard makeRoom(for: free - start) else { return true }
        var part = payload.copy()
        part.limit(to: free - start)
        payload.skipUpTo(free - start)
        pending.insert(Pending(offset: start, bytes: part.readRest(), frame: frame, time: time), at: index)
        index += 1
      }
      guard let next else { break }
      payload.skipUpTo(min(end, next.end) - max(start, next.offset))
      start = max(start, next.end)
      index += 1
    }
    return isNew
  }

  private mutating func makeRoom(for count: Int) -> Bool {
    let cost = count + Limits.pendingOverhead
    guard pendingBytes + cost <= Limits.pendingBytes else {
      hasRefused = true
      return false
    }
    pendingBytes += cost
    return true
  }

  private func firstPending(endingAfter offset: Int) -> Int {
    var (low, high) = (0, pending.count)
    while low < high {
      let middle = (low + high) / 2
      if pending[middle].end > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Moves what waited behind a hole that is now filled.
  private mutating func drain() {
    var drained = 0
    while drained < pending.count, pending[drained].offset <= contiguous {
      let first = pending[drained]
      drained += 1
      pendingBytes -= first.bytes.count + Limits.pendingOverhead
      guard first.end > contiguous else { continue }
      let known = contiguous - first.offset
      first.bytes.withReader { reader in
        reader.skipUpTo(known)
        extend(&reader, to: first.end, frame: first.frame, time: first.time)
      }
    }
    pending.removeFirst(drained)
  }
}
