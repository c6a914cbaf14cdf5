import Conversation
import Testing

/// The bytes that the conversation generator must get right for its captures to prove anything.
@Suite struct ConversationTests {
  private func conversation(_ system: System = .windows) -> Conversation {
    Conversation(client: "192.0.2.10", server: "198.51.100.20", system, system)
  }

  @Test func internetChecksumIsThatOfAKnownHeader() {
    #expect(internetChecksum(hex("4500 0073 0000 4000 4011 0000 c0a80001 c0a800c7")) == 0xB861)
  }

  @Test(arguments: [("192.0.2.10", "198.51.100.20"), ("2001:db8::10", "2001:db8:0:1::20")] as [(Address, Address)])
  func everyChecksumIsRight(client: Address, server: Address) {
    var talk = Conversation(client: client, server: server, from: 49_206, .linux, .linux)
    talk.dnsQuery("rdp.example", to: server, id: 7)
    talk.dnsAnswer("rdp.example", [server], type: server.isIPv6 ? 28 : 1, from: server, id: 7)
    talk.negotiate()
    talk.icmp(from: server, type: server.isIPv6 ? 1 : 3, code: 1)
    for frame in talk.recording.frames {
      let packet = Packet(frame)
      if !packet.isIPv6 { #expect(internetChecksum(packet.header) == 0) }
      #expect(internetChecksum(packet.pseudoHeader + packet.body) == 0)
    }
  }

  @Test func sequenceNumbersWrapAround() {
    var talk = conversation()
    talk[.client].initialSequence = 0xFFFF_FFF0
    talk.handshake()
    talk.client(.bytes([UInt8](repeating: 1, count: 32)))
    talk.server(.ack)
    talk.client(.fin)
    let packets = talk.recording.frames.map(Packet.init)
    #expect(packets.map(\.sequence)[3] == 0xFFFF_FFF1)
    #expect(packets[4].acknowledgement == 0x11)
    #expect(packets[5].sequence == 0x11)
  }

  @Test func flightIsCutAtTheSmallerSegmentSize() {
    var talk = conversation()
    talk[.client].mss = 1000
    talk.handshake()
    talk.server(.bytes([UInt8](repeating: 1, count: 2500)))
    let flight = talk.recording.frames.dropFirst(3).map(Packet.init)
    #expect(flight.map(\.payload.count) == [1000, 1000, 500])
    #expect(flight.map { $0.flags & 0x08 } == [0, 0, 8])
    #expect(flight[2].sequence == flight[0].sequence + 2000)
  }

  @Test func lossLeavesAHoleThatARetransmissionFills() {
    var talk = conversation()
    talk.handshake()
    talk.losing(.beforeCapture, segments: [0]) { $0.server(.bytes([UInt8](repeating: 1, count: 2000))) }
    talk.client(.ack)
    talk.retransmit(.server, segments: [0])
    talk.client(.ack)
    let (hole, again, healed) = (packet(talk, 4), packet(talk, 5), packet(talk, 6))
    #expect(talk.recording.frames.count == 7)
    #expect(hole.acknowledgement == again.sequence)
    #expect(hole.options == hex("0101 050a") + big(Int(again.sequence) + 1460, 4) + big(Int(again.sequence) + 2000, 4))
    #expect(healed.acknowledgement == again.sequence + 2000)
    #expect(again.identification == packet(talk, 3).identification + 1)
  }

  @Test func injectedResetBearsTheRightSequenceAndAForeignTTL() {
    var talk = conversation()
    talk.negotiate()
    talk.injectReset(to: .client)
    talk.server(.text("later"))
    #expect(packet(talk, 5).ttl == 39)
    #expect(packet(talk, 5).sequence == packet(talk, 6).sequence)
    #expect(packet(talk, 6).ttl == 128)
  }

  @Test func keepAliveRepeatsTheLastByte() {
    var talk = conversation()
    talk.handshake()
    talk.client(.text("x"))
    talk.client(.keepAlive)
    talk.client(.text("y"))
    #expect(packet(talk, 4).sequence == packet(talk, 3).sequence)
    #expect(packet(talk, 5).sequence == packet(talk, 3).sequence + 1)
  }

  @Test func reorderingSwapsPacketsAndKeepsTimes() {
    var talk = conversation()
    talk.handshake()
    talk.reordered { $0.server(.bytes([UInt8](repeating: 1, count: 2000))) }
    #expect(packet(talk, 3).sequence == packet(talk, 4).sequence + 1460)
    #expect(talk.recording.frames[3].time < talk.recording.frames[4].time)
  }

  @Test func roundTripShowsOnTheSideThatWaits() {
    var (near, far) = (conversation(), conversation())
    (near.roundTrip, far.roundTrip, far.capturedAt) = (0.2, 0.2, .server)
    near.handshake()
    far.handshake()
    #expect(near.recording.frames[1].time - near.recording.frames[0].time > 200_000_000)
    #expect(far.recording.frames[1].time - far.recording.frames[0].time < 1_000_000)
    #expect(far.recording.frames[2].time - far.recording.frames[1].time > 200_000_000)
  }

  @Test func reusedTupleHasAHigherInitialSequence() {
    let first = conversation()
    let second = first.reconnection(after: 1, from: first[.client].port)
    #expect(second[.client].initialSequence == first[.client].initialSequence &+ 0x10000)
  }

  @Test func mirrorPortDoublesEveryFrame() {
    var talk = conversation()
    talk.handshake()
    let frames = talk.recording.duplicated().frames
    #expect(frames.map(\.packet)[0] == frames[1].packet)
    #expect(frames.count == 6)
  }

  @Test func sameStoryGivesTheSameBytes() {
    #expect(WindowsStories.wrongPasswordThenRight.pcapng() == WindowsStories.wrongPasswordThenRight.pcapng())
    #expect(WindowsStories.closedPort.frames.count == 6)
    #expect(WindowsStories.healthCheck.frames.count == 36)
  }

  private func packet(_ talk: Conversation, _ index: Int) -> Packet { Packet(talk.recording.frames[index]) }
}

/// The fields of a generated packet, read back without the program's own dissectors.
private struct Packet {
  let bytes: [UInt8]
  init(_ frame: Frame) { bytes = frame.packet }

  var isIPv6: Bool { bytes[0] >> 4 == 6 }
  var header: [UInt8] { Array(bytes[..<(isIPv6 ? 40 : 20)]) }
  var body: [UInt8] { Array(bytes[header.count...]) }
  var ttl: UInt8 { bytes[isIPv6 ? 7 : 8] }
  var identification: Int { number(4, 2) }
  var sequence: Int { number(header.count + 4, 4) }
  var acknowledgement: Int { number(header.count + 8, 4) }
  var flags: UInt8 { body[13] }
  var options: [UInt8] { Array(body[20..<Int(body[12] >> 4) * 4]) }
  var payload: [UInt8] { Array(body[(Int(body[12] >> 4) * 4)...]) }

  var pseudoHeader: [UInt8] {
    let protocolNumber = bytes[isIPv6 ? 6 : 9]
    guard protocolNumber != 1 else { return [] }
    return bytes[(isIPv6 ? 8 : 12)..<header.count] + big(body.count, 4) + [0, 0, 0, protocolNumber]
  }

  private func number(_ offset: Int, _ count: Int) -> Int {
    bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }
}
