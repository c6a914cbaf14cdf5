import Bytes

/// The reading of a capture file in blocks that are sorted out beforehand, by any threads, in any order.
///
/// ```
/// var reading = BlockReading(reader)
/// reading.begin(into: &sink)
/// let outlook = reading.outlook(of: sink)
/// var block = reading.newBlock(for: sink)
/// block.scan(reading.plan.range(of: index), with: outlook)  // any block, on any thread, before or after others are merged
/// reading.merge(block, into: &sink)                         // one after the other, in their order
/// let summary = reading.summary
/// ```
/// The sink is given the packets, numbers and notes that `CaptureReader.read` gives it, but for packets that it would pass by. It does not
/// depend on what was guessed or known when a block was sorted out: where that is not what shows when it is merged, the block is read
/// again, as if nothing had been done.
public struct BlockReading: ~Copyable, Sendable {
  @usableFromInline var reader: CaptureReader
  @usableFromInline var tally = Tally(limit: nil)
  /// Where the next record begins.
  @usableFromInline var position = 0
  public let plan: BlockPlan
  /// Whether the file has ended, or is damaged, so that no block that follows matters.
  public var isOver: Bool { hasEnded }
  @usableFromInline var hasEnded = false

  /// Cuts a file into blocks; what `reader` has read of it already belongs to none. A source that is no file has no blocks.
  public init(_ reader: consuming CaptureReader, blockBytes: Int = Self.usualBlockBytes) {
    plan = BlockPlan(
      start: reader.buffer.end, blockBytes: blockBytes,
      size: reader.buffer.isSeekable ? reader.byteCount ?? 0 : 0)
    self.reader = reader
  }

  public static var usualBlockBytes: Int { Limits.blockBytes }

  /// Room for a block, to be used again and again.
  @inlinable
  public func newBlock<Sink: ScreenedSink & ~Copyable>(for sink: borrowing Sink) -> CaptureBlock<Sink.Screen> {
    CaptureBlock(newBuffer)
  }

  @usableFromInline
  var newBuffer: ReadBuffer {
    ReadBuffer(reader.buffer.descriptor, byteCount: plan.blockBytes + Limits.overhangRoom)
  }

  /// What is known now for sorting out blocks.
  @inlinable
  public func outlook<Sink: ScreenedSink & ~Copyable>(of sink: borrowing Sink) -> Outlook<Sink.Screen> {
    Outlook(format: reader.format, screen: sink.screen, revision: sink.revision)
  }

  /// Reads the packets before the first block; a file says there how it is to be read.
  @inlinable
  public mutating func begin<Sink: ScreenedSink & ~Copyable>(into sink: inout Sink) {
    let end = plan.count == 0 ? .max : plan.range(of: 0).lowerBound
    switch reader.format {
    case .pcap(var walk):
      readOn(&walk, into: &sink, until: end)
      reader.format = .pcap(walk)
    case .pcapng(var walk):
      readOn(&walk, into: &sink, until: end)
      reader.format = .pcapng(walk)
    }
  }

  /// Hands the packets of a block to `sink`: of the first one, and then each time of the next.
  @inlinable
  public mutating func merge<Sink: ScreenedSink & ~Copyable>(
    _ block: borrowing CaptureBlock<Sink.Screen>, into sink: inout Sink
  ) {
    guard !hasEnded else { return }
    switch reader.format {
    case .pcap(var walk):
      if case .pcap(let ahead)? = block.outlook?.format { merge(block, ahead, &walk, into: &sink) }
      reader.format = .pcap(walk)
    case .pcapng(var walk):
      if case .pcapng(let ahead)? = block.outlook?.format { merge(block, ahead, &walk, into: &sink) }
      reader.format = .pcapng(walk)
    }
    sink.reached(offset: position)
  }

  /// What is known of the file when all its blocks have been merged.
  public var summary: CaptureSummary {
    var summary = reader.summary
    if case .pcapng(let file) = reader.format { file.finish(&summary) }
    summary.add(tally)
    return summary
  }
}

/// Where the blocks of a file lie.
public struct BlockPlan: Sendable {
  let start: Int
  let blockBytes: Int
  public let count: Int

  init(start: Int, blockBytes: Int, size: Int) {
    self.start = start
    self.blockBytes = max(1, blockBytes)
    // No file is so long, but a system may say so; the last block goes on to the end in any case.
    let size = min(size, 1 << 60)
    count = (max(0, size - start) + self.blockBytes - 1) / self.blockBytes
  }

  /// Where block `index` begins, and where the next one does.
  public func range(of index: Int) -> Range<Int> {
    let lower = start + index * blockBytes
    return lower..<(lower + blockBytes)
  }

  @usableFromInline
  func isLast(_ range: Range<Int>) -> Bool { range.lowerBound == self.range(of: count - 1).lowerBound }
}

extension BlockReading {
  @inlinable
  mutating func merge<Walk: RecordWalk, Sink: ScreenedSink & ~Copyable>(
    _ block: borrowing CaptureBlock<Sink.Screen>, _ ahead: Walk, _ walk: inout Walk, into sink: inout Sink
  ) {
    // The last block goes on to the end of the file, which may have grown.
    let end = plan.isLast(block.range) ? .max : block.range.upperBound
    // A record of an earlier block may be so long that it reaches over this one.
    guard position < end else { return }
    if block.first == position, block.outlook?.revision == sink.revision, walk.agrees(with: ahead) {
      take(block, ahead, &walk, into: &sink)
    }
    guard position < end else { return }
    let own = reader.buffer
    defer { reader.buffer = own }
    reader.buffer = block.buffer
    reader.buffer.go(to: position)
    readOn(&walk, into: &sink, until: end)
  }

  /// Hands over what was found in a block, up to where it is not to be relied on any more.
  @inlinable
  mutating func take<Walk: RecordWalk, Sink: ScreenedSink & ~Copyable>(
    _ block: borrowing CaptureBlock<Sink.Screen>, _ ahead: Walk, _ walk: inout Walk, into sink: inout Sink
  ) {
    let revision = sink.revision
    for place in block.places {
      var packet = place.packet
      packet.number &+= tally.frames
      block.buffer.withBytes(place.count, at: place.offset) { sink.receive(packet, bytes: $0) }
      guard sink.revision == revision else { return stepOver(place.packet.number, of: block, &walk) }
    }
    walk.follow(ahead)
    tally.add(block.tally)
    position = block.end
  }

  /// Goes past the first `count` packets of a block, which have been handed over.
  @inlinable
  mutating func stepOver<Screen>(_ count: Int, of block: borrowing CaptureBlock<Screen>, _ walk: inout some RecordWalk)
  {
    var (passed, nobody) = (Tally(limit: count), Nobody())
    block.buffer.go(to: position)
    try? block.buffer.walkCommon(&walk, into: &nobody, &passed, until: block.end)
    tally.add(passed)
    position = block.buffer.position
  }

  /// Reads packets up to the first at or behind `end`.
  @inlinable
  mutating func readOn<Sink: PacketSink & ~Copyable>(
    _ walk: inout some RecordWalk, into sink: inout Sink, until end: Int
  ) {
    hasEnded = !reader.drive(&walk, into: &sink, &tally, until: end)
    position = reader.buffer.position
  }
}

/// Takes packets that somebody else has had.
@usableFromInline
struct Nobody: PacketSink {
  @usableFromInline
  init() {}

  @inlinable
  mutating func receive(_ packet: Packet, bytes: RawSpan) {}
}
