import Bytes
import Capture
import Dissectors
import Testing

@testable import Analyzer
@testable import Conversation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Almost every packet of a capture goes past without being looked at. That must cost no memory, and it must change nothing.
@Suite struct HotPathTests {
  /// Runs in a process of its own that has no memory left to give: the first allocation would end it.
  @Test(.enabled(if: Memory.canBeExhausted)) func passesOrdinaryPacketsWithoutAllocating() async {
    await #expect(processExitsWith: .success) {
      let frames = HotPathTests.beginnings + HotPathTests.ordinary
      var analysis = Analysis()
      HotPathTests.deliver(frames, to: &analysis)
      Memory.exhaust()
      var delivered = 0
      while delivered < 100_000 {
        HotPathTests.deliver(HotPathTests.ordinary, to: &analysis)
        delivered += HotPathTests.ordinary.count
      }
      _exit(EXIT_SUCCESS)
    }
  }

  /// Without this the test above would pass if memory could not be exhausted.
  @Test(.enabled(if: Memory.canBeExhausted)) func wouldNoticeOneAllocation() async {
    await #expect(processExitsWith: .failure) {
      let frames = HotPathTests.handshakes
      var analysis = Analysis()
      Memory.exhaust()
      HotPathTests.deliver(frames, to: &analysis)
      _exit(EXIT_SUCCESS)
    }
  }

  @Test func callsOrdinaryOnlyWhatIsKnown() throws {
    var streams = StreamNumbers()
    // It learns while it is in use.
    let ordinary = streams.ordinary
    for frame in Self.ordinary where frame[frame.count - 1] != 0xdd {
      #expect(!ordinary.passesBy(frame), "before the handshake")
    }
    for frame in Self.handshakes { streams.note(frame) }
    // The first bytes show what a conversation is, and an acknowledgment without any shows nothing.
    for frame in Self.firstBytes + Self.acknowledgments { #expect(!ordinary.passesBy(frame), "before the first bytes") }
    for frame in Self.acknowledgments { streams.note(frame) }
    for frame in Self.firstBytes { #expect(!ordinary.passesBy(frame), "before the first bytes") }
    for frame in Self.firstBytes { streams.note(frame) }
    for frame in Self.ordinary { #expect(ordinary.passesBy(frame)) }
    for frame in Self.handshakes { #expect(!ordinary.passesBy(frame), "a SYN") }
    #expect(!ordinary.passesBy(Self.frame(Self.segment(.client, [.ack], [0x03, 0x00, 0x00, 0x0b, 0x06, 0xe0]))))
  }

  /// What the filter passes by would have changed nothing: with it and without it the same connections come out.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func changesNothing(_ seed: UInt64) {
    var filtered = Analysis()
    var whole = Analysis()
    for (number, frame) in Self.traffic(seed).enumerated() {
      let packet = Self.packet(number + 1)
      frame.withReader { filtered.receive(packet, bytes: $0.remainingBytes) }
      frame.withReader { whole.consider(packet, bytes: $0.remainingBytes) }
    }
    let (found, expected) = (filtered.table.flows.map(Self.summary), whole.table.flows.map(Self.summary))
    #expect(!found.isEmpty)
    #expect(found == expected)
  }
}

// MARK: - Traffic

extension HotPathTests {
  /// Web conversations over IPv4 and IPv6, in a VLAN and not.
  private static let handshakes: [[UInt8]] = [nil, 7].flatMap { identification in
    [
      segment(.client, [.syn], identification: identification),
      segment(.server, [.syn, .ack], identification: identification),
    ]
  }.flatMap { [frame($0), frame($0, vlan: true)] }

  private static let acknowledgments = [nil, 7].map { frame(segment(.client, [.ack], identification: $0)) }
  private static let firstBytes = [nil, 7].map { frame(segment(.client, [.ack, .psh], [0x16], identification: $0)) }

  /// Of conversations whose first bytes were seen.
  private static let beginnings = handshakes + firstBytes

  private static let ordinary: [[UInt8]] =
    [nil, 7].flatMap { identification -> [RawSegment] in
      [
        segment(.client, [.ack], identification: identification),
        segment(.client, [.ack, .psh], [0x16, 0x03, 0x01], identification: identification),
        segment(.server, [.ack], Array(repeating: 0x17, count: 1_400), identification: identification),
        segment(.server, [.fin, .ack], identification: identification),
        segment(.client, [.rst], identification: identification),
      ]
    }.flatMap { [frame($0), frame($0, vlan: true)] } + [datagram(port: 443), echo]

  private static func segment(
    _ from: Speaker, _ flags: TCPFlags, _ payload: [UInt8] = [], identification: UInt16? = 7
  ) -> RawSegment {
    RawSegment(
      from: from, flags: flags, sequence: 100, acknowledgment: flags.contains(.ack) ? 101 : 0, payload: payload,
      identification: identification, serverPort: 443)
  }

  private static func frame(_ segment: RawSegment, vlan: Bool = false) -> [UInt8] {
    let type: [UInt8] = segment.identification == nil ? [0x86, 0xdd] : [0x08, 0x00]
    return hex("020000000001 020000000002") + (vlan ? [0x81, 0x00, 0x00, 0x0a] : []) + type + segment.frame.packet
  }

  /// 10.0.0.1 to 10.0.0.2 over UDP; ends in 0xdd.
  private static func datagram(port: UInt16) -> [UInt8] {
    hex("020000000001 020000000002 0800 4500 0028 0007 0000 40 11 0000 0a000001 0a000002 d431")
      + [UInt8(port >> 8), UInt8(port & 0xff)] + hex("0014 0000") + Array(repeating: 0xdd, count: 12)
  }

  /// A ping; ends in 0xdd.
  private static let echo =
    hex("020000000001 020000000002 0800 4500 0030 0007 0000 40 01 0000 0a000001 0a000002 0800 0000")
    + Array(repeating: 0xdd, count: 24)

  /// Segments of few conversations in any order, of which some become RDP on an odd port.
  static func traffic(_ seed: UInt64) -> [[UInt8]] {
    var noise = Noise(seed: seed)
    let request = hex("0300 000b 06 e0 0000 0000 00")
    let proxied = Array("CONNECT desk:3389 HTTP/1.1\r\n\r\n".utf8)
    return (0..<2_000).map { index in
      var segment = RawSegment(
        from: noise.pick([.client, .server]),
        flags: noise.pick([.syn, [.syn, .ack], .ack, .ack, .ack, [.fin, .ack], .rst]),
        sequence: noise.pick([100, 101, 200]), acknowledgment: noise.pick([101, 201]),
        payload: noise.pick([[], [], index % 3 == 0 ? proxied : [1, 2, 3], request]),
        identification: noise.pick([nil, 7, 8]))
      segment.clientPort = UInt16(40_000 + noise.below(8))
      segment.serverPort = noise.pick([443, 443, 3390, 3389])
      var bytes = frame(segment, vlan: noise.below(4) == 0)
      if noise.below(10) == 0 { bytes[14 + noise.below(bytes.count - 14)] = UInt8(truncatingIfNeeded: noise.next()) }
      return Array(bytes.prefix(noise.below(10) == 0 ? noise.below(bytes.count) : bytes.count))
    }
  }

  private static func packet(_ number: Int) -> Packet {
    Packet(
      number: number, timestamp: Timestamp(nanoseconds: Int64(number) * 10_000_000), interface: 0, linkType: 1,
      originalLength: 1_514)
  }

  private static func deliver(_ frames: [[UInt8]], to analysis: inout Analysis) {
    // Without optimization a for loop over an array allocates.
    var index = 0
    while index < frames.count {
      frames[index].withReader { analysis.receive(packet(1), bytes: $0.remainingBytes) }
      index += 1
    }
  }

  /// All of a flow that later stages look at, as text.
  private static func summary(_ flow: Flow) -> String {
    """
    \(flow.ordinal) \(flow.stream ?? -1) \(flow.client) \(flow.server) \(flow.segments.all) \(flow.fromClient.stream) \
    \(flow.fromServer.stream) \(flow.duplicates) \(flow.followsOtherBytes)
    """
  }
}

extension OrdinaryPackets {
  fileprivate func passesBy(_ frame: [UInt8]) -> Bool {
    frame.withReader { passesBy($0.remainingBytes, linkType: 1) }
  }
}

extension StreamNumbers {
  fileprivate mutating func note(_ frame: [UInt8]) {
    guard let headers = frame.withReader({ FrameHeaders($0.remainingBytes, linkType: .ethernet) }) else { return }
    _ = place(headers, ends(of: headers), isCandidate: false)
  }
}

/// The memory of this process.
private enum Memory {
  /// The way `exhaust` goes is that of Linux.
  #if os(Linux)
    static let canBeExhausted = true
  #else
    static let canBeExhausted = false
  #endif

  /// Takes all there is, down to the smallest piece, and forbids the system to give more.
  static func exhaust() {
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    var size = 1 << 24
    while size > 0 {
      while unsafe malloc(size) != nil {}
      size /= 2
    }
  }
}
