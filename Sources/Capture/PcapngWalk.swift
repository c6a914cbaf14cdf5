import Bytes

/// The blocks of a pcapng file. A block that the program does not know is stepped over.
extension PcapngFile: RecordWalk {
  @inlinable
  @inline(__always)
  mutating func walk(
    _ reader: inout ByteReader, into sink: inout some PacketSink & ~Copyable, _ tally: inout Tally
  ) throws(ParseError) -> Pause {
    while true {
      let pause = try walkCommon(&reader, into: &sink, &tally)
      guard pause == .uncommon else { return pause }
      if let pause = try walkBlock(&reader, into: &sink, &tally) { return pause }
    }
  }

  @inlinable
  @inline(__always)
  mutating func walkCommon(
    _ reader: inout ByteReader, into sink: inout some PacketSink & ~Copyable, _ tally: inout Tally
  ) throws(ParseError) -> Pause {
    while reader.remaining >= PcapngBlock.minimumLength {
      if tally.isFull { return .enough }
      guard let block = PcapngCommonBlock(reader, in: self),
        let data = reader.peekSlice(block.capturedLength, at: PcapngCommonBlock.headerLength)
      else { return pause(before: reader) }
      let packet = Packet(
        number: tally.count(block.timestamp), timestamp: block.timestamp, interface: block.interface,
        linkType: block.linkType, originalLength: block.originalLength)
      lastTimestamp = block.timestamp
      reader.skipUpTo(block.totalLength)
      sink.receive(packet, bytes: data.remainingBytes)
    }
    return .needs(PcapngBlock.minimumLength)
  }

  /// A block that is not common, or not whole.
  @usableFromInline
  @inline(never)
  func pause(before reader: borrowing ByteReader) -> Pause {
    var rest = reader.copy()
    guard let block = try? PcapngBlock(parsing: &rest, order), block.type == .enhancedPacket,
      block.totalLength > reader.remaining
    else { return .uncommon }
    return .needs(block.totalLength)
  }

  /// One block of any kind, with all that can be wrong with it; not a pause when it was whole.
  @inlinable
  @inline(never)
  mutating func walkBlock(
    _ reader: inout ByteReader, into sink: inout some PacketSink & ~Copyable, _ tally: inout Tally
  ) throws(ParseError) -> Pause? {
    var rest = reader.copy()
    // The type of a section header reads the same in both byte orders, which may change with the section.
    if try rest.readUInt32LE("block type") == PcapngBlockType.section.code {
      guard reader.remaining >= 16 else { return .needs(16) }
      try beginSection(&rest)
    }
    rest = reader.copy()
    let block = try PcapngBlock(parsing: &rest, order)
    guard block.totalLength <= reader.remaining else { return .needs(block.totalLength) }
    var body = try rest.slice(block.totalLength &- PcapngBlock.minimumLength, "block body")
    try block.checkTrailer(&rest, order)
    if let header = try packetHeader(block.type, &body) {
      let data = try body.slice(header.capturedLength, "packet")
      let packet = Packet(
        number: header.isTimed ? tally.count(header.timestamp) : tally.countUntimed(), timestamp: header.timestamp,
        interface: header.interface, linkType: header.linkType, originalLength: header.originalLength)
      sink.receive(packet, bytes: data.remainingBytes)
    } else {
      if let secrets = try readOther(block.type, &body) { sink.found(secrets) }
      if block.type.isNumbered { tally.countOther() }
    }
    try reader.skip(block.totalLength, "block")
    return nil
  }
}

// MARK: - Blocks of the file

extension PcapngFile {
  @usableFromInline
  func findRecord(_ reader: inout ByteReader) -> Bool {
    // Everything in a pcapng file begins at a multiple of four bytes.
    reader.skipUpTo((4 &- reader.position % 4) % 4)
    while reader.remaining >= PcapngCommonBlock.headerLength {
      if isChain(reader) { return true }
      reader.skipUpTo(4)
    }
    return false
  }

  @usableFromInline
  func agrees(with other: PcapngFile) -> Bool {
    order == other.order && interfaces.count == other.interfaces.count && firstInterface == other.firstInterface
  }

  @usableFromInline
  mutating func follow(_ other: PcapngFile) { lastTimestamp = other.lastTimestamp }

  /// Whether several packets seem to follow each other from here, or one up to the end.
  private func isChain(_ reader: borrowing ByteReader) -> Bool {
    var rest = reader.copy()
    for count in 0..<Limits.chain {
      guard let block = PcapngCommonBlock(rest, in: self) else { return count > 0 }
      rest.skipUpTo(block.totalLength)
    }
    return true
  }
}

/// What stands before the packet in any of the three packet blocks.
@usableFromInline
struct PcapngPacketHeader {
  @usableFromInline let timestamp: Timestamp
  @usableFromInline let isTimed: Bool
  /// Index over the whole file.
  @usableFromInline let interface: Int
  @usableFromInline let linkType: UInt16
  @usableFromInline let capturedLength: Int
  @usableFromInline let originalLength: Int

  @inlinable
  init(
    timestamp: Timestamp, isTimed: Bool, interface: Int, linkType: UInt16, capturedLength: Int, originalLength: Int
  ) {
    self.timestamp = timestamp
    self.isTimed = isTimed
    self.interface = interface
    self.linkType = linkType
    self.capturedLength = capturedLength
    self.originalLength = originalLength
  }
}

extension PcapngFile {
  /// Steps `body` to the packet; nil when the block holds none.
  @inlinable
  @inline(__always)
  mutating func packetHeader(
    _ type: PcapngBlockType, _ body: inout ByteReader
  ) throws(ParseError) -> PcapngPacketHeader? {
    if type == .enhancedPacket {
      let interface = Int(try body.readUInt32("interface", order))
      return try timedPacketHeader(interface, &body)
    }
    return try otherPacketHeader(type, &body)
  }

  /// The blocks that are rare. Kept apart, they let the compiler inline the common one: measured, a third less time in the walk.
  @usableFromInline
  mutating func otherPacketHeader(
    _ type: PcapngBlockType, _ body: inout ByteReader
  ) throws(ParseError) -> PcapngPacketHeader? {
    switch type {
    case .packet:
      let interface = Int(try body.readUInt16("interface", order))
      try body.skip(2, "drops count")
      return try timedPacketHeader(interface, &body)
    case .simplePacket:
      return try simplePacketHeader(&body)
    default:
      return nil
    }
  }

  /// Enhanced Packet Block and the Packet Block it replaced; draft-ietf-opsawg-pcapng section 4.3 and appendix A.
  ///
  /// ```
  /// interface 4, or interface 2 and drops 2 │ ticks, upper half 4 │ ticks, lower half 4 │ captured 4 │ original 4 │ packet
  /// ```
  @inlinable
  @inline(__always)
  mutating func timedPacketHeader(
    _ interface: Int, _ body: inout ByteReader
  ) throws(ParseError) -> PcapngPacketHeader {
    let index = firstInterface &+ interface
    guard index < interfaces.count else { throw unknownInterface(interface, body.position) }
    let (upper, lower) = try body.readPair("timestamp", order)
    let (captured, original) = try body.readPair("lengths", order)
    lastTimestamp = interfaces[index].timestamp(UInt64(upper) &<< 32 | UInt64(lower))
    return PcapngPacketHeader(
      timestamp: lastTimestamp, isTimed: true, interface: index, linkType: interfaces[index].linkType,
      capturedLength: Int(captured), originalLength: Int(original))
  }

  /// Simple Packet Block: original length 4, packet; of the section's first interface; draft-ietf-opsawg-pcapng section 4.4.
  @usableFromInline
  mutating func simplePacketHeader(_ body: inout ByteReader) throws(ParseError) -> PcapngPacketHeader {
    guard firstInterface < interfaces.count else { throw unknownInterface(0, body.position) }
    let interface = interfaces[firstInterface]
    let originalLength = Int(try body.readUInt32("original length", order))
    untimed &+= 1
    return PcapngPacketHeader(
      timestamp: lastTimestamp, isTimed: false, interface: firstInterface, linkType: interface.linkType,
      capturedLength: interface.snapLength == 0 ? originalLength : min(originalLength, interface.snapLength),
      originalLength: originalLength)
  }

  @usableFromInline
  @inline(never)
  func unknownInterface(_ interface: Int, _ position: Int) -> ParseError {
    ParseError(
      field: "interface", position: position,
      problem: .invalid(
        expected: "one of the \(interfaces.count - firstInterface) interfaces of the section", found: UInt64(interface))
    )
  }
}
