import Bytes

/// The records of a classic pcap: a header of 16 bytes and the packet, without padding.
///
/// ```
/// seconds 4 │ fraction 4 │ captured length 4 │ original length 4 │ packet
/// ```
/// draft-ietf-opsawg-pcap section 5. This is the hot path: almost every packet of a capture passes here and nowhere
/// else.
extension PcapFile: RecordWalk {
  @inlinable
  @inline(__always)
  mutating func walk(
    _ reader: inout ByteReader, into sink: inout some PacketSink & ~Copyable, _ tally: inout Tally
  ) throws(ParseError) -> Pause {
    let file = self
    while let header = PcapRecordHeader(reader, in: file) {
      if tally.isFull { return .enough }
      guard let bytes = reader.takeBytes(header.capturedLength, at: file.recordHeaderLength) else {
        guard header.capturedLength <= file.maximumLength else { throw header.tooLong(at: reader.position) }
        return .needs(file.recordHeaderLength &+ header.capturedLength)
      }
      let packet = Packet(
        number: tally.count(header.timestamp), timestamp: header.timestamp, interface: 0, linkType: file.linkType,
        originalLength: header.originalLength)
      sink.receive(packet, bytes: bytes)
    }
    return .needs(file.recordHeaderLength)
  }
}

// MARK: - Blocks

extension PcapFile {
  @inlinable
  @inline(__always)
  mutating func walkCommon(
    _ reader: inout ByteReader, into sink: inout some PacketSink & ~Copyable, _ tally: inout Tally
  ) throws(ParseError) -> Pause {
    try walk(&reader, into: &sink, &tally)
  }

  @usableFromInline
  func findRecord(_ reader: inout ByteReader) -> Bool {
    let bound = reader.position &+ Limits.packetBytes &+ recordHeaderLength
    while reader.position < bound, let header = PcapRecordHeader(reader, in: self) {
      if header.seemsReal(in: self), isChain(reader) { return true }
      reader.skipUpTo(1)
    }
    return false
  }

  @usableFromInline
  func agrees(with other: PcapFile) -> Bool { true }

  @usableFromInline
  mutating func follow(_ other: PcapFile) {}

  /// Whether several records seem to follow each other from here, or two up to the end.
  private func isChain(_ reader: borrowing ByteReader) -> Bool {
    var rest = reader.copy()
    var time: Timestamp?
    for count in 0..<Limits.chain {
      guard let header = PcapRecordHeader(rest, in: self) else { return count > 1 }
      guard header.seemsReal(in: self), isNear(header.timestamp, time) else { return false }
      time = header.timestamp
      let length = recordHeaderLength &+ header.capturedLength
      guard length <= rest.remaining else { return count > 1 }
      rest.skipUpTo(length)
    }
    return true
  }

  private func isNear(_ time: Timestamp, _ other: Timestamp?) -> Bool {
    guard let other else { return true }
    return abs(time.nanoseconds &- other.nanoseconds) < 1 << 50
  }
}

extension PcapRecordHeader {
  /// Whether the lengths and the time are such as programs write, if bytes anywhere in a file are taken for a header.
  fileprivate func seemsReal(in file: PcapFile) -> Bool {
    capturedLength > 0 && capturedLength <= originalLength && originalLength <= Limits.packetBytes
      && fraction < 1_000_000_000 / file.fractionUnit
  }
}

/// What stands before each packet of a classic pcap.
@usableFromInline
struct PcapRecordHeader {
  @usableFromInline let timestamp: Timestamp
  /// What the timestamp has beyond seconds, in the file's units.
  @usableFromInline let fraction: Int64
  @usableFromInline let capturedLength: Int
  @usableFromInline let originalLength: Int

  /// Reads what is at the beginning of `reader`; nil when it is cut.
  @inlinable
  @inline(__always)
  init?(_ reader: borrowing ByteReader, in file: PcapFile) {
    guard let header = reader.peekSlice(16), var time = header.peekUInt64LE(), var lengths = header.peekUInt64LE(at: 8)
    else { return nil }
    if !file.isCommon { (time, lengths) = file.common(time, lengths) }
    // At most 2^32 seconds and 2^32 microseconds, which 63 bits hold.
    fraction = Int64(time &>> 32)
    timestamp = Timestamp(nanoseconds: Int64(time & 0xffff_ffff) &* 1_000_000_000 &+ fraction &* file.fractionUnit)
    capturedLength = Int(lengths & 0xffff_ffff)
    originalLength = Int(lengths &>> 32)
  }

  @usableFromInline
  @inline(never)
  func tooLong(at position: Int) -> ParseError {
    ParseError(
      field: "captured length", position: position &+ 8,
      problem: .invalid(expected: "a packet of at most 262144 bytes", found: UInt64(capturedLength)))
  }
}

extension PcapFile {
  /// The halves of a record header as a common file would have them: least significant byte first, the captured
  /// length first.
  ///
  /// Apart from the walk, since few files need it: measured, the walk has a fifth fewer instructions so.
  @usableFromInline
  @inline(never)
  func common(_ time: UInt64, _ lengths: UInt64) -> (UInt64, UInt64) {
    let isSwapped = order == .big
    let (time, lengths) = isSwapped ? (Self.swapped(time), Self.swapped(lengths)) : (time, lengths)
    let (first, second) = (lengths & 0xffff_ffff, lengths &>> 32)
    let isOriginalFirst = self.lengths == .originalFirst || self.lengths == .shorterIsCaptured && first > second
    return (time, isOriginalFirst ? first &<< 32 | second : lengths)
  }

  /// Both four-byte halves of `word` turned around, each in its place.
  private static func swapped(_ word: UInt64) -> UInt64 {
    let swapped = word.byteSwapped
    return swapped &>> 32 | swapped &<< 32
  }
}
