import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

/// What a receiver would have read, from segments in whatever order and number they came.
@Suite struct ReassemblyTests {
  /// What a client sends after SYN 999, and what is to become of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// Offset in the client's bytes, and the bytes.
    let pieces: [(at: Int, text: String)]
    let text: String
    var ending = ByteStream.Ending.open
    var roles: [Analyzer.Segment.Role] = []
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "in order", pieces: [(0, "abc"), (3, "def")], text: "abcdef", roles: [.new, .new]),
    Case(
      name: "overtaken", pieces: [(3, "def"), (0, "abc"), (6, "g")], text: "abcdefg",
      roles: [.outOfOrder, .filling, .new]),
    Case(
      name: "in reverse", pieces: [(6, "gh"), (4, "ef"), (2, "cd"), (0, "ab")], text: "abcdefgh",
      roles: [.outOfOrder, .outOfOrder, .outOfOrder, .filling]),
    Case(
      name: "sent again", pieces: [(0, "abc"), (0, "abc"), (3, "d")], text: "abcd",
      roles: [.new, .retransmission, .new]),
    Case(
      name: "overlap: the first copy wins", pieces: [(0, "abcd"), (2, "XXef")], text: "abcdef", roles: [.new, .new]),
    Case(
      name: "overlap behind a hole: the first copy wins", pieces: [(4, "ef"), (2, "cdXX"), (0, "ab")], text: "abcdef"),
    Case(
      name: "filled by more than the hole", pieces: [(0, "ab"), (4, "ef"), (2, "cdXXgh")], text: "abcdXXgh",
      roles: [.new, .outOfOrder, .filling]),
    Case(
      name: "sent again behind a hole", pieces: [(2, "cd"), (2, "cd"), (0, "ab")], text: "abcd",
      roles: [.outOfOrder, .retransmission, .filling]),
    Case(
      name: "two holes", pieces: [(0, "a"), (2, "c"), (4, "e"), (1, "b"), (3, "d")], text: "abcde",
      roles: [.new, .outOfOrder, .outOfOrder, .filling, .filling]),
    Case(
      name: "hole that stays", pieces: [(0, "ab"), (5, "fg"), (7, "h")], text: "ab", ending: .gap(count: 3)),
    Case(name: "hole at the start that stays", pieces: [(4, "efg")], text: "", ending: .gap(count: 4)),
    Case(
      name: "keep-alive", pieces: [(0, "abc"), (2, "\u{0}"), (3, "d")], text: "abcd", roles: [.new, .keepAlive, .new]),
    Case(
      name: "old bytes and new ones", pieces: [(0, "abcd"), (1, "bcdef")], text: "abcdef", roles: [.new, .new]),
  ]

  @Test(arguments: cases, [999, 0xFFFF_FFFC, 0x7FFF_FFFD] as [UInt32])
  func readsWhatAReceiverReads(_ example: Case, initialSequence: UInt32) throws {
    var segments = [RawSegment(flags: .syn, sequence: initialSequence)]
    segments += example.pieces.map { offset, text in
      RawSegment(sequence: initialSequence &+ 1 &+ UInt32(offset), payload: Array(text.utf8))
    }
    let flow = try #require(Recording(segments).flows().first)
    #expect(String(decoding: flow.fromClient.stream.bytes, as: UTF8.self) == example.text)
    #expect(flow.fromClient.stream.ending == example.ending)
    if !example.roles.isEmpty { #expect(flow.segments.all.dropFirst().map(\.role) == example.roles) }
  }

  @Test func knowsTheFrameOfEveryByte() throws {
    let texts = [(3, "def"), (0, "abc"), (6, "g")]
    let segments = texts.map { RawSegment(sequence: 1000 + UInt32($0.0), payload: Array($0.1.utf8)) }
    let flow = try #require(Recording([RawSegment(flags: .syn, sequence: 999)] + segments).flows().first)
    let stream = flow.fromClient.stream
    #expect((0..<7).map { stream.origin(at: $0)?.frame } == [3, 3, 3, 2, 2, 2, 4])
    #expect((0..<7).map { stream.completion(at: $0)?.frame } == [3, 3, 3, 3, 3, 3, 4])
    #expect(stream.origin(at: 7) == nil)
    #expect(stream.origin(at: -1) == nil)
  }

  /// A capture that began late starts where the first acknowledgment or the first byte says.
  @Test func beginsWhereTheCaptureBegan() throws {
    let flow = try #require(
      Recording([
        RawSegment(sequence: 5_000, acknowledgment: 7_000, payload: Array("later".utf8)),
        RawSegment(from: .server, sequence: 7_000, acknowledgment: 5_005, payload: Array("yes".utf8)),
      ]).flows().first)
    #expect(!flow.hasStart)
    #expect(flow.fromClient.stream.bytes == Array("later".utf8))
    #expect(flow.fromServer.stream.bytes == Array("yes".utf8))
  }

  /// The other side acknowledged bytes that the capture does not hold.
  @Test func bytesThatOnlyTheCaptureMissedAreAGap() throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.handshake()
    talk.losing(.byCapture) { $0.client(.text("lost by the capture")) }
    talk.server(.ack)
    talk.client(.text("seen"))
    talk.server(.ack)
    let flow = try #require(talk.recording.flows().first)
    #expect(flow.fromClient.stream.isEmpty)
    #expect(flow.fromClient.stream.ending == .gap(count: 19))
  }

  @Test func snapLengthCutsTheStream() throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.handshake()
    talk.client(.text("0123456789"))
    talk.client(.text("more"))
    let flow = try #require(talk.recording.flows(snapLength: 44).first)
    #expect(flow.fromClient.stream.bytes == Array("0123".utf8))
    #expect(flow.fromClient.stream.ending == .gap(count: 6))
    #expect(flow.fromClient.payloadBytes == 14)
    #expect(flow.cutSegments == 1)
  }
}
