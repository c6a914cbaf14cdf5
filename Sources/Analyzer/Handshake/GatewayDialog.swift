import Bytes
import Dissectors

/// What a client and a proxy or a gateway say to each other in HTTP, one unit after the other.
///
/// What the next bytes of one side mean depends on what the other side said before: RFC 9112 section 6.3.
struct GatewayDialog {
  /// Both sides have agreed to go on with other bytes than HTTP: those that the proxy passes on.
  private(set) var isThrough = false

  private var client = Mode.head
  private var server = Mode.head
  /// The methods of requests that were not answered yet, the oldest first.
  private var asked: [String] = []
  /// Who has sent bytes of the session: once is enough to know.
  private var carried: Set<Side> = []

  /// What one read of a side gave.
  enum Reading {
    case message(any WireMessage)
    /// Bytes that are stepped over.
    case passed
    case malformed(ParseError)
    /// What comes next has not come whole, or is not read.
    case nothing
  }

  /// What the next bytes of a side are.
  fileprivate enum Mode {
    case head
    case body(UInt64)
    /// The line in front of a chunk (RFC 9112 section 7.1).
    case chunkSize
    /// A chunk of so many bytes, of which the first may begin a packet.
    case chunk(Int)
    /// The end of the line behind a chunk.
    case chunkEnd
    /// Bytes without a meaning in front of the first packet (MS-TSGU 3.3.5.1).
    case seed
    case packets
    /// WebSocket (RFC 6455 section 5.2), each frame a packet.
    case frames
    /// The client goes on when it has its answer.
    case waiting
    case unreadable
  }
}

extension GatewayDialog {
  /// Reads the next unit of `side` and steps over it.
  mutating func read(_ reader: inout ByteReader, from side: Side) -> Reading {
    guard !isThrough, !reader.isAtEnd else { return .nothing }
    var ahead = reader.copy()
    do throws(ParseError) {
      let reading = try readUnit(&ahead, from: side)
      if case .nothing = reading { return .nothing }
      reader.skipUpTo(ahead.position - reader.position)
      return reading
    } catch {
      if case .truncated = error.problem { return .nothing }
      self[side] = .unreadable
      return .malformed(error)
    }
  }

  private subscript(side: Side) -> Mode {
    get { side == .client ? client : server }
    set { if side == .client { client = newValue } else { server = newValue } }
  }

  private mutating func readUnit(_ reader: inout ByteReader, from side: Side) throws(ParseError) -> Reading {
    switch self[side] {
    case .head: return .message(try readHead(&reader, from: side))
    case .body(let left): return passBody(left, &reader, from: side)
    case .chunkSize: return try readChunkSize(&reader, from: side)
    case .chunk(let left): return try readChunk(left, &reader, from: side)
    case .chunkEnd:
      try reader.skip(2, "end of chunk")
      self[side] = .chunkSize
      return .passed
    case .seed: return passSeed(&reader, from: side)
    case .packets: return try readPacket(&reader, from: side)
    case .frames: return try readFrame(&reader, from: side)
    case .waiting, .unreadable: return .nothing
    }
  }

  private mutating func passBody(_ left: UInt64, _ reader: inout ByteReader, from side: Side) -> Reading {
    let count = min(left, UInt64(reader.remaining))
    reader.skipUpTo(Int(count))
    self[side] = left == count ? .head : .body(left - count)
    return .passed
  }
}

// MARK: - Heads

extension GatewayDialog {
  private mutating func readHead(_ reader: inout ByteReader, from side: Side) throws(ParseError) -> any WireMessage {
    if side == .client {
      let request = try HTTPRequest(parsing: &reader)
      note(request)
      return request
    }
    let response = try HTTPResponse(parsing: &reader)
    note(response)
    return response
  }

  private mutating func note(_ request: HTTPRequest) {
    guard asked.count < Limits.gatewayRequests else {
      client = .unreadable
      return
    }
    asked.append(request.method)
    client = request.body == .chunked ? .chunkSize : .body(of: request.body)
    if request.method == "CONNECT" || request.method == "GET" { client = .waiting }
  }

  private mutating func note(_ response: HTTPResponse) {
    // An interim response announces another one (RFC 9110 section 15.2).
    if 100..<200 ~= response.status, response.status != 101 { return }
    let method = asked.isEmpty ? nil : asked.removeFirst()
    server = response.body == .chunked ? .chunkSize : .body(of: response.body)
    if case .waiting = client { client = .head }
    guard response.isAcceptance else { return }
    if response.status == 101 {
      client = .frames
      server = .frames
    } else if method == "CONNECT" {
      isThrough = true
    } else if method == "RDG_OUT_DATA" {
      server = .seed
    }
  }
}

extension GatewayDialog.Mode {
  fileprivate static func body(of body: HTTPBody) -> Self {
    if case .length(let count) = body, count > 0 { .body(count) } else { .head }
  }
}

// MARK: - Packets

extension GatewayDialog {
  private mutating func readPacket(_ reader: inout ByteReader, from side: Side) throws(ParseError) -> Reading {
    guard let message = try GatewayPacket.parse(&reader) else { return .passed }
    if message is GatewayData, !carried.insert(side).inserted { return .passed }
    return .message(message)
  }

  private mutating func readChunkSize(_ reader: inout ByteReader, from side: Side) throws(ParseError) -> Reading {
    let start = reader.position
    var size = 0
    while let digit = reader.peekUInt8(), let value = Self.value(ofDigit: digit), size < 1 << 24 {
      size = size << 4 | value
      reader.skipUpTo(1)
    }
    guard reader.position > start || reader.isAtEnd else {
      throw reader.invalid("chunk size", at: start, expected: "a hexadecimal number", found: reader.peekUInt8() ?? 0)
    }
    try reader.skip(2, "end of chunk size")
    self[side] = size > 0 ? .chunk(size) : .unreadable
    return .passed
  }

  private static func value(ofDigit digit: UInt8) -> Int? {
    switch digit {
    case 0x30...0x39: Int(digit - 0x30)
    case 0x41...0x46: Int(digit - 0x37)
    case 0x61...0x66: Int(digit - 0x57)
    default: nil
    }
  }

  /// Reads a packet, if one that ends in the chunk begins here; else passes by what is there of the chunk.
  private mutating func readChunk(
    _ left: Int, _ reader: inout ByteReader, from side: Side
  ) throws(ParseError) -> Reading {
    let start = reader.position
    var packet = reader.copy()
    packet.limit(to: left)
    var header = packet.copy()
    if let length = (try? GatewayPacketHeader(parsing: &header))?.length, length <= left {
      let reading = try readPacket(&packet, from: side)
      reader.skipUpTo(packet.position - start)
      return finishPiece(reading, of: left, &reader, from: start, side)
    }
    // A header that has not come whole says nothing yet.
    if packet.remaining < min(left, GatewayPacketHeader.byteCount) { return .nothing }
    reader.skipUpTo(left)
    return finishPiece(.passed, of: left, &reader, from: start, side)
  }

  private mutating func finishPiece(
    _ reading: Reading, of left: Int, _ reader: inout ByteReader, from start: Int, _ side: Side
  ) -> Reading {
    let rest = left - (reader.position - start)
    self[side] = rest > 0 ? .chunk(rest) : .chunkEnd
    return reading
  }

  /// Passes by the bytes in front of the first packet, the gateway's answer to the handshake.
  private mutating func passSeed(_ reader: inout ByteReader, from side: Side) -> Reading {
    let answer: UInt64 = 0x0200_0000_1200_0000
    for offset in 0...Self.longestSeed where reader.peekUInt64BE(at: offset) == answer {
      reader.skipUpTo(offset)
      self[side] = .packets
      return .passed
    }
    guard reader.remaining > Self.longestSeed + 8 else { return .nothing }
    self[side] = .unreadable
    return .nothing
  }

  /// The specification speaks of 100 bytes, and gateways send ten.
  private static let longestSeed = 128
}

// MARK: - WebSocket

extension GatewayDialog {
  private mutating func readFrame(_ reader: inout ByteReader, from side: Side) throws(ParseError) -> Reading {
    let kind = try reader.readUInt8("websocket frame")
    let size = try reader.readUInt8("websocket length")
    let length = try Self.length(size & 0x7F, &reader)
    let mask = size & 0x80 != 0 ? try reader.readBytes(4, "websocket mask") : []
    guard length <= 1 << 17 else {
      throw reader.invalid("websocket length", at: reader.position, expected: "131072 or less", found: length)
    }
    var content = try reader.slice(Int(length), "websocket frame")
    // Binary data, all in one frame.
    guard kind & 0x8F == 0x82 else { return .passed }
    if mask.isEmpty { return try readPacket(&content, from: side) }
    let plain = content.readRest().enumerated().map { $0.element ^ mask[$0.offset & 3] }
    return try plain.withReader { reader throws(ParseError) in try readPacket(&reader, from: side) }
  }

  private static func length(_ short: UInt8, _ reader: inout ByteReader) throws(ParseError) -> UInt64 {
    switch short {
    case 126: UInt64(try reader.readUInt16BE("websocket length"))
    case 127: try reader.readUInt64BE("websocket length")
    default: UInt64(short)
    }
  }
}
