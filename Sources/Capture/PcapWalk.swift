import Bytes

/// The records of a classic pcap: a header of 16 bytes and the packet, without padding.
///
/// ```
/// seconds 4 │ fraction 4 │ captured length 4 │ original length 4 │ packet
/// ```
/// draft-ietf-opsawg-pcap section 5. This is the hot path: almost every packet of a capture passes here and nowhere else.
extension PcapFile: RecordWalk {
  @inlinable
  @inline(__always)
  mutating func walk(
    _ reader: inout ByteReader, into sink: inout some PacketSink & ~Copyable, _ tally: inout Tally
  ) throws(ParseError) -> Pause {
    while reader.remaining >= recordHeaderLength {
      if tally.isFull { return .enough }
      var record = reader.copy()
      let header = try PcapRecordHeader(parsing: &record, in: self)
      let length = recordHeaderLength &+ header.capturedLength
      guard length <= reader.remaining else { return .needs(length) }
      try record.skip(recordHeaderLength &- 16, "interface, protocol and packet type")
      let data = try record.slice(header.capturedLength, "packet")
      let packet = Packet(
        number: tally.count(header.timestamp), timestamp: header.timestamp, interface: 0, linkType: linkType,
        originalLength: header.originalLength)
      sink.receive(packet, bytes: data.remainingBytes)
      try reader.skip(length, "record")
    }
    return .needs(recordHeaderLength)
  }
}

/// What stands before each packet of a classic pcap.
@usableFromInline
struct PcapRecordHeader {
  @usableFromInline let timestamp: Timestamp
  @usableFromInline let capturedLength: Int
  @usableFromInline let originalLength: Int

  @inlinable
  @inline(__always)
  init(parsing reader: inout ByteReader, in file: PcapFile) throws(ParseError) {
    let (seconds, fraction) = try reader.readPair("timestamp", file.order)
    let (first, second) = try reader.readPair("lengths", file.order)
    // At most 2^32 seconds and 2^32 microseconds, which 63 bits hold.
    timestamp = Timestamp(nanoseconds: Int64(seconds) &* 1_000_000_000 &+ Int64(fraction) &* file.fractionUnit)
    let isOriginalFirst =
      file.lengths != .capturedFirst && (file.lengths == .originalFirst || first > second)
    capturedLength = Int(isOriginalFirst ? second : first)
    originalLength = Int(isOriginalFirst ? first : second)
    guard capturedLength <= file.maximumLength else {
      throw reader.invalid(
        "captured length", at: reader.position &- 8, expected: "a packet of at most 262144 bytes", found: capturedLength
      )
    }
  }
}
