import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

/// Which segments belong to which connection, and what they were to it.
@Suite struct FlowTests {
  private func talk(_ client: Address = "192.0.2.10", _ server: Address = "198.51.100.20") -> Conversation {
    Conversation(client: client, server: server)
  }

  // MARK: Which connection

  @Test func reusedEndpointsAreANewConnection() {
    var first = talk()
    first.negotiate()
    first.windowsClose()
    var second = first.reconnection(after: 2, from: first[.client].port)
    second.negotiate()
    let flows = Recording(first, second).flows()
    #expect(flows.map(\.stream) == [0, 1])
    #expect(flows.map(\.fromClient.stream.isEmpty) == [false, false])
    #expect(flows.map(\.fromClient.stream.count) == [43, 43])
  }

  @Test func lateSegmentsOfTheOldConnectionDoNotDisturbTheNewOne() {
    let flows = Recording([
      RawSegment(flags: .syn, sequence: 100),
      RawSegment(sequence: 101, payload: Array("old".utf8)),
      RawSegment(flags: .syn, sequence: 900_000),
      RawSegment(sequence: 900_001, payload: Array("new".utf8)),
    ]).flows()
    #expect(flows.map { String(decoding: $0.fromClient.stream.bytes, as: UTF8.self) } == ["old", "new"])
  }

  @Test func otherTrafficOverTheSameEndpointsIsNoneOfTheConnection() throws {
    var first = Conversation(client: "192.0.2.10", server: "198.51.100.20", port: 443)
    first.negotiate()
    first.windowsClose()
    var second = first.reconnection(after: 2, from: first[.client].port)
    second.handshake()
    second.tls12()
    let flow = try #require(first.recording.flows().first)
    #expect(Recording(first, second).flows().map(\.segments.count) == [flow.segments.count])
  }

  @Test func repeatedSYNIsTheSameConnection() {
    #expect(WindowsStories.closedPort.flows().count == 1)
    #expect(WindowsStories.closedPort.flows()[0].segments.count == 6)
  }

  @Test func answerThatComesBeforeItsSYNChangesNothing() throws {
    var conversation = talk()
    conversation.handshake()
    conversation.client(.x224Request())
    conversation.server(.x224Confirm(selected: 2))
    var frames = conversation.recording.frames
    frames.swapAt(0, 1)
    let flow = try #require(Recording(frames).flows().first)
    #expect(Recording(frames).flows().count == 1)
    #expect(flow.client.port == 49_206)
    #expect(flow.hasStart)
    #expect(Connection(flow).progress.last?.step == .x224Confirm)
  }

  @Test func oneDirectionAloneKnowsWhoIsTheClient() throws {
    var conversation = talk()
    conversation.negotiate()
    for side in [Speaker.client, .server] {
      let flow = try #require(conversation.recording.only(from: side).flows().first)
      #expect(flow.client.port == 49_206)
      #expect(flow.server.port == 3389)
      #expect(Connection(flow).isOneDirection)
    }
  }

  @Test func connectionOnAnotherPortIsFoundByItsRequestWithItsHandshake() throws {
    var conversation = Conversation(client: "192.0.2.10", server: "198.51.100.20", port: 443)
    conversation.negotiate()
    let flow = try #require(conversation.recording.flows().first)
    #expect(flow.hasStart)
    #expect(flow.segments.count == 4)
    #expect(!flow.followsOtherBytes)
  }

  @Test func otherTrafficLeavesNoConnection() {
    var conversation = Conversation(client: "192.0.2.10", server: "198.51.100.20", port: 443)
    conversation.handshake()
    conversation.tls12()
    conversation.windowsClose()
    #expect(conversation.recording.flows().isEmpty)
  }

  // MARK: What became of its segments

  /// A mirror port sees every frame twice; a host that sends again waits longer.
  @Test(arguments: [("192.0.2.10", "198.51.100.20"), ("2001:db8::10", "2001:db8::20")] as [(Address, Address)])
  func everyFrameTwiceIsNoRetransmission(_ client: Address, _ server: Address) throws {
    var conversation = talk(client, server)
    conversation.windowsSession(seconds: 1)
    let once = try #require(conversation.recording.flows().first)
    for gap in [1_000, 4_000, 60_000] as [Int64] {
      let twice = try #require(conversation.recording.duplicated(afterNanoseconds: gap).flows().first)
      #expect(twice.fromClient.retransmissions == 0)
      #expect(twice.fromServer.retransmissions == 0)
      #expect(twice.fromClient.stream.bytes == once.fromClient.stream.bytes)
      #expect(roles(of: twice) == roles(of: once))
    }
  }

  private func roles(of flow: Flow) -> [Analyzer.Segment.Role] {
    flow.segments.all.map(\.role).filter { $0 != .control }
  }

  @Test func frameTwiceFromASystemWithoutIdentificationIsNoRetransmission() throws {
    let segments = [
      RawSegment(flags: .syn, sequence: 99),
      RawSegment(from: .server, flags: [.syn, .ack], sequence: 499, acknowledgment: 100),
      RawSegment(sequence: 100, acknowledgment: 500, payload: [1, 2, 3]),
      RawSegment(from: .server, sequence: 500, acknowledgment: 103, payload: [4]),
    ]
    let flow = try #require(Recording(segments).duplicated().flows().first)
    #expect(flow.duplicates == 4)
    #expect(flow.segments.count == 4)
    #expect(flow.fromClient.retransmissions + flow.fromServer.retransmissions == 0)
  }

  @Test func retransmissionIsCountedOnceAndKeptOutOfTheStream() throws {
    var conversation = talk()
    conversation.handshake()
    conversation.losing(.afterCapture) { $0.client(.text("hello")) }
    conversation.wait(seconds: 0.3)
    conversation.retransmit(.client)
    let flow = try #require(conversation.recording.flows().first)
    #expect(flow.fromClient.retransmissions == 1)
    #expect(flow.fromClient.stream.bytes == Array("hello".utf8))
  }

  @Test func resetWithATextIsAResetAndItsTextIsNoStream() throws {
    var conversation = talk()
    conversation.handshake()
    conversation.client(.x224Request())
    conversation.server(.text("No such service"), .rst)
    let connection = try #require(conversation.recording.connections().first)
    #expect(connection.flow.fromServer.stream.isEmpty)
    #expect(connection.closing?.manner == .reset)
    #expect(connection.closing?.side == .server)
  }

  @Test func fastOpenDataBelongsToTheStream() throws {
    let flow = try #require(
      Recording([
        RawSegment(flags: .syn, sequence: 999, payload: Array("early".utf8)),
        RawSegment(from: .server, flags: [.syn, .ack], sequence: 4_999, acknowledgment: 1_005),
        RawSegment(sequence: 1_005, acknowledgment: 5_000, payload: Array(" late".utf8)),
      ]).flows().first)
    #expect(String(decoding: flow.fromClient.stream.bytes, as: UTF8.self) == "early late")
  }

  /// A server that did not take the data with the SYN gets it again.
  @Test func fastOpenDataThatWasRefusedComesOnce() throws {
    let flow = try #require(
      Recording([
        RawSegment(flags: .syn, sequence: 999, payload: Array("early".utf8)),
        RawSegment(from: .server, flags: [.syn, .ack], sequence: 4_999, acknowledgment: 1_000),
        RawSegment(sequence: 1_000, acknowledgment: 5_000, payload: Array("early".utf8)),
      ]).flows().first)
    #expect(String(decoding: flow.fromClient.stream.bytes, as: UTF8.self) == "early")
  }

  @Test func dataWithTheLastAcknowledgmentOfTheHandshakeIsRead() throws {
    var conversation = talk()
    conversation.client(.syn)
    conversation.server(.synAck)
    conversation.client(.x224Request())
    conversation.server(.x224Confirm(selected: 0))
    let connection = try #require(conversation.recording.connections().first)
    #expect(connection.progress.last?.step == .x224Confirm)
  }

  @Test func finThatOvertookItsDataClosesAndLosesNothing() throws {
    let flow = try #require(
      Recording([
        RawSegment(flags: .syn, sequence: 999),
        RawSegment(flags: [.fin, .ack], sequence: 1_005, acknowledgment: 1),
        RawSegment(sequence: 1_000, acknowledgment: 1, payload: Array("hello".utf8)),
      ]).flows().first)
    #expect(flow.fromClient.stream.bytes == Array("hello".utf8))
    #expect(flow.fromClient.stream.ending == .open)
  }

  @Test func keepAliveIsNoRetransmission() throws {
    var conversation = talk()
    conversation.handshake()
    conversation.client(.text("hello"))
    conversation.server(.ack)
    conversation.wait(seconds: 60)
    conversation.client(.keepAlive)
    conversation.server(.ack)
    let flow = try #require(conversation.recording.flows().first)
    #expect(flow.fromClient.retransmissions == 0)
    #expect(flow.segments.all.count { $0.role == .keepAlive } == 1)
  }
}
