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
    _ reader: inout ByteReader, into sink: inout some PacketSink, _ tally: inout Tally
  ) throws(ParseError) -> Pause {
    while reader.remaining >= recordHeaderLength {
      if tally.isFull { return .enough }
      var record = reader.copy()
      let header = try PcapRecordHeader(parsing: &record, in: self)
      let length = recordHeaderLength &+ header.capturedLength
      guard length <= reader.remaining else { return .needs(length) }
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
    let seconds = Int64(try reader.readUInt32("seconds", file.order))
    let fraction = Int64(try reader.readUInt32("fraction of the second", file.order))
    let first = Int(try reader.readUInt32("captured length", file.order))
    let second = Int(try reader.readUInt32("original length", file.order))
    // At most 2^32 seconds and 2^32 milliseconds, which 63 bits hold.
    timestamp = Timestamp(nanoseconds: seconds &* 1_000_000_000 &+ fraction &* file.fractionUnit)
    if file.lengths == .capturedFirst || (file.lengths == .shorterIsCaptured && first <= second) {
      (capturedLength, originalLength) = (first, second)
    } else {
      (capturedLength, originalLength) = (second, first)
    }
    guard capturedLength <= file.maximumLength else {
      throw reader.invalid(
        "captured length", at: reader.position &- 8, expected: "a packet of at most 262144 bytes", found: capturedLength
      )
    }
    try reader.skip(file.recordHeaderLength &- 16, "interface, protocol and packet type")
  }
}
