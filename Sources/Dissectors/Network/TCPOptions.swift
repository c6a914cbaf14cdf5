import Bytes

/// The options of one TCP header that say how a connection will behave: RFC 9293 section 3.2, RFC 7323, RFC 2018.
///
/// Options after a broken one are lost, those before it are kept: a middlebox that garbles one option does not make the
/// segment unreadable.
public struct TCPOptions: WireMessage {
  public static let name = "TCP options"

  /// The largest payload the sender takes in one segment.
  public private(set) var maximumSegmentSize: UInt16?
  /// The number of bits by which the sender shifts its windows; RFC 7323 allows 14.
  public private(set) var windowScale: UInt8?
  /// Whether the sender understands selective acknowledgments.
  public private(set) var permitsSelectiveAcknowledgment = false
  /// What arrived beyond a hole, at most four blocks, as the option has no room for more.
  public private(set) var selectiveAcknowledgments: [Block] = []
  public private(set) var timestamps: Timestamps?
  /// Why reading stopped before the end, if it did.
  public private(set) var problem: ParseError?

  /// Bytes that arrived out of order, from `start` up to but not including `end` in sequence space.
  public struct Block: Equatable, Sendable {
    public let start: UInt32
    public let end: UInt32
  }

  /// The sender's clock, and the peer's clock as the sender last saw it.
  public struct Timestamps: Equatable, Sendable {
    public let value: UInt32
    public let echo: UInt32
  }

  /// Reads the options of the segment whose headers are `headers`. Positions in errors are offsets into the frame.
  public init(_ frame: RawSpan, _ headers: FrameHeaders) {
    var reader = ByteReader(frame, in: headers.options)
    self.init(parsing: &reader)
  }

  /// Reads to the end of the reader, which is that of the TCP header.
  public init(parsing reader: inout ByteReader) {
    self.init()
    do throws(ParseError) {
      while try readOption(&reader) {}
    } catch {
      problem = error
    }
    _ = reader.rest()
  }

  private init() {}

  public func append(to fields: inout FieldList) {
    fields.number("tcp.options.mss_val", maximumSegmentSize)
    fields.number("tcp.options.wscale.shift", windowScale)
    fields.flag("tcp.options.sack_perm", permitsSelectiveAcknowledgment)
    for block in selectiveAcknowledgments {
      fields.number("tcp.options.sack_le", block.start)
      fields.number("tcp.options.sack_re", block.end)
    }
    fields.number("tcp.options.timestamp.tsval", timestamps?.value)
    fields.number("tcp.options.timestamp.tsecr", timestamps?.echo)
  }
}

extension TCPOptions {
  /// Reads one option; false at the end of the list. An option whose length does not fit its kind is stepped over like
  /// an unknown one.
  private mutating func readOption(_ reader: inout ByteReader) throws(ParseError) -> Bool {
    guard !reader.isAtEnd else { return false }
    let kind = try reader.readUInt8("tcp option kind")
    if kind == 0 { return false }
    if kind == 1 { return true }
    let position = reader.position
    let length = try reader.readUInt8("tcp option length")
    guard length >= 2 else {
      throw reader.invalid("tcp option length", at: position, expected: "2 or more", found: length)
    }
    var body = try reader.slice(Int(length) - 2, "tcp option")
    switch (kind, length) {
    case (2, 4): maximumSegmentSize = try body.readUInt16BE("maximum segment size")
    case (3, 3): windowScale = try body.readUInt8("window scale")
    case (4, 2): permitsSelectiveAcknowledgment = true
    case (5, _): try readBlocks(&body)
    case (8, 10):
      let value = try body.readUInt32BE("timestamp value")
      timestamps = Timestamps(value: value, echo: try body.readUInt32BE("timestamp echo reply"))
    default: break
    }
    return true
  }

  private mutating func readBlocks(_ body: inout ByteReader) throws(ParseError) {
    while body.remaining >= 8, selectiveAcknowledgments.count < 4 {
      let start = try body.readUInt32BE("sack left edge")
      selectiveAcknowledgments.append(Block(start: start, end: try body.readUInt32BE("sack right edge")))
    }
  }
}
