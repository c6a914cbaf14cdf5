import Bytes

/// A piece of a capture file that one thread reads and sorts out by itself: the packets that its screen does not pass by are noted.
///
/// Where its first record begins is a guess, since the records before it have not been read. `BlockReading` knows, and checks it.
public struct CaptureBlock<Screen: PacketScreen>: Sendable {
  /// A packet that must be looked at; its number counts from the first of the block.
  @usableFromInline
  struct Place: Sendable {
    @usableFromInline let packet: Packet
    /// Of its bytes, in the file.
    @usableFromInline let offset: Int
    @usableFromInline let count: Int

    @inlinable
    init(packet: Packet, offset: Int, count: Int) {
      self.packet = packet
      self.offset = offset
      self.count = count
    }
  }

  @usableFromInline let buffer: ReadBuffer
  /// What is read: an offset in the file at which nothing particular begins, and the one at which the next block begins.
  @usableFromInline var range = 0..<0
  @usableFromInline var outlook: Outlook<Screen>?
  /// Where the first record was taken to begin; nil when none was found.
  @usableFromInline var first: Int?
  /// What was found between the first record and `end`.
  @usableFromInline var places: [Place] = []
  @usableFromInline var tally = Tally(limit: nil)
  /// Where a record begins that lies in the next block, or that the one who merges must read.
  @usableFromInline var end = 0

  @inlinable
  init(_ buffer: ReadBuffer) { self.buffer = buffer }

  /// Reads block `range` and sorts out its packets by what is known so far; what it held before is forgotten.
  @inlinable
  public mutating func scan(_ range: Range<Int>, with outlook: Outlook<Screen>) {
    begin(range, outlook)
    switch outlook.format {
    case .pcap(var walk):
      scan(&walk, outlook.screen)
      self.outlook?.format = .pcap(walk)
    case .pcapng(var walk):
      scan(&walk, outlook.screen)
      self.outlook?.format = .pcapng(walk)
    }
  }

  @inlinable
  mutating func begin(_ range: Range<Int>, _ outlook: Outlook<Screen>) {
    self.range = range
    self.outlook = outlook
    first = nil
    places.removeAll(keepingCapacity: true)
    tally = Tally(limit: nil)
    // What cannot be read now is an error when it is merged.
    try? buffer.load(range.count + Limits.overhang, from: range.lowerBound)
  }

  @inlinable
  mutating func scan(_ walk: inout some RecordWalk, _ screen: Screen) {
    guard (try? buffer.withUnread { reader throws(ParseError) in walk.findRecord(&reader) }) == true else { return }
    first = buffer.position
    var sieve = Sieve(screen: screen, buffer: buffer, places: places)
    places = []
    // Damage is an error when it is merged; until then the block ends before it.
    try? buffer.walkCommon(&walk, into: &sieve, &tally, until: range.upperBound)
    places = sieve.places
    end = buffer.position
  }
}

/// What is known when a block is read ahead: how the file's records are to be read, and which packets do not matter.
public struct Outlook<Screen: PacketScreen>: Sendable {
  @usableFromInline var format: CaptureReader.Format
  @usableFromInline let screen: Screen
  @usableFromInline let revision: Int

  @inlinable
  init(format: CaptureReader.Format, screen: Screen, revision: Int) {
    self.format = format
    self.screen = screen
    self.revision = revision
  }
}

/// Keeps the places of packets that a screen does not pass by.
@usableFromInline
struct Sieve<Screen: PacketScreen>: PacketSink {
  @usableFromInline let screen: Screen
  @usableFromInline let buffer: ReadBuffer
  @usableFromInline var places: [CaptureBlock<Screen>.Place]

  @inlinable
  init(screen: Screen, buffer: ReadBuffer, places: consuming [CaptureBlock<Screen>.Place]) {
    self.screen = screen
    self.buffer = buffer
    self.places = places
  }

  @inlinable
  @inline(__always)
  mutating func receive(_ packet: Packet, bytes: RawSpan) {
    if screen.passesBy(bytes, linkType: packet.linkType) { return }
    keep(packet, bytes)
  }

  @inlinable
  @inline(never)
  mutating func keep(_ packet: Packet, _ bytes: RawSpan) {
    places.append(CaptureBlock.Place(packet: packet, offset: buffer.offset(of: bytes), count: bytes.byteCount))
  }
}

extension ReadBuffer {
  /// Lets `walk` go over common records up to the first at or behind `end`, or to one that is not common, or does not fit.
  @inlinable
  func walkCommon(
    _ walk: inout some RecordWalk, into sink: inout some PacketSink & ~Copyable, _ tally: inout Tally, until end: Int
  ) throws {
    var needed = 0
    while position < end, try extend(to: needed) {
      let pause = try withUnread(before: max(end, position &+ needed)) { reader throws(ParseError) in
        try walk.walkCommon(&reader, into: &sink, &tally)
      }
      guard case .needs(let count) = pause else { return }
      needed = count
    }
  }
}
