import Dissectors
import Testing

/// The edges of frames: padding, cuts, lies and pieces. The IP header is at 14, that of TCP at 34 (IPv4) or 54 (IPv6).
@Suite struct FrameOutlineTests {
  private let frame = Frames.ethernet(0x0800, Frames.ipv4TCP)
  private let frame6 = Frames.ethernet(0x86dd, Frames.ipv6TCP)

  @Test func leavesPaddingOutOfThePayload() throws {
    let acknowledgment = frame.prefix(54).replacing(at: 16, with: [0x00, 0x28])  // total length 40
    let outline = try #require(FrameOutline(bytes: acknowledgment + [0, 0, 0, 0, 0, 0]))
    #expect(outline.payload == 54..<54)
    #expect(outline.payloadLength == 0)
    #expect(outline.flags == [.ack, .psh])
  }

  @Test func tellsWhatTheSnapshotLengthCutOff() throws {
    let whole = frame.replacing(at: 16, with: [0x05, 0xdc])  // total length 1500
    let outline = try #require(FrameOutline(bytes: whole))
    #expect(outline.payload == 54..<58)
    #expect(outline.payloadLength == 1460)
  }

  @Test func keepsSegmentsCutInsideTheirOptions() throws {
    let options = frame.prefix(54).replacing(at: 46, with: [0x80, 0x02])  // 32 bytes of header, SYN
      .replacing(at: 16, with: [0x00, 0x34])  // total length 52
    let headers = try #require(FrameHeaders(bytes: options + [0x02, 0x04, 0x05]))
    #expect(headers.payload == 57..<57)
    #expect(headers.payloadLength == 0)
    #expect(headers.options == 54..<57)
    #expect(headers.flags == .syn)
  }

  @Test func takesWhatWasCapturedWhenTheNetworkCardFillsInTheLength() throws {
    let outline = try #require(FrameOutline(bytes: frame.replacing(at: 16, with: [0, 0])))
    #expect(outline.payload == 54..<58)
    #expect(outline.payloadLength == 4)
    let outline6 = try #require(FrameOutline(bytes: frame6.replacing(at: 18, with: [0, 0])))
    #expect(outline6.payload == 74..<78)
  }

  @Test func stepsOverOptionsOfIPv4() throws {
    let options = Array(frame[..<34]).replacing(at: 14, with: [0x46, 0x00, 0x00, 0x30]) + [0x94, 0x04, 0x00, 0x00]
    let outline = try #require(FrameOutline(bytes: options + frame[34...]))
    #expect(outline.transportOffset == 38)
    #expect(outline.payload == 58..<62)
  }

  @Test func refusesLengthsThatContradictEachOther() {
    let echo = frame.replacing(at: 23, with: [1])
    #expect(FrameOutline(bytes: echo) != nil)
    #expect(FrameOutline(bytes: echo.replacing(at: 14, with: [0x44])) == nil)  // header shorter than any
    #expect(FrameOutline(bytes: frame.replacing(at: 14, with: [0x4f])) == nil)  // header past the packet
    #expect(FrameOutline(bytes: frame.replacing(at: 16, with: [0x00, 0x13])) == nil)  // total length below the header's
    #expect(FrameOutline(bytes: frame.replacing(at: 16, with: [0x00, 0x27])) == nil)  // no room for TCP
    #expect(FrameOutline(bytes: frame.replacing(at: 46, with: [0x40])) == nil)  // TCP header shorter than any
    #expect(FrameOutline(bytes: frame.replacing(at: 46, with: [0x70])) == nil)  // TCP header past the packet
    #expect(FrameOutline(bytes: frame6.replacing(at: 18, with: [0x00, 0x13])) == nil)  // no room for TCP in IPv6
  }

  @Test func knowsPiecesOfIPv4() throws {
    let first = try #require(FrameOutline(bytes: frame.replacing(at: 20, with: [0x20, 0x00])))
    #expect(first.transport == .tcp)
    #expect(first.moreFragments)
    let later = try #require(FrameHeaders(bytes: frame.replacing(at: 20, with: [0x00, 0xb9])))
    #expect(later.transport == .fragment)
    #expect(later.fragmentOffset == 1480)
    #expect(!later.moreFragments)
    #expect(later.sourcePort == 0)
    #expect(later.sequence == 0)
    #expect(later.payload == 34..<58)
  }

  @Test func knowsPiecesOfIPv6() throws {
    let segment = Array(Frames.ipv4TCP.dropFirst(20))
    let first = Frames.ipv6(next: 44, [6, 0, 0x00, 0x01, 0, 0, 0, 7] + segment)
    let firstOutline = try #require(FrameOutline(bytes: first, .raw))
    #expect(firstOutline.transport == .tcp)
    #expect(firstOutline.transportOffset == 48)
    #expect(firstOutline.moreFragments)
    let later = Frames.ipv6(next: 44, [6, 0, 0x05, 0xa8, 0, 0, 0, 7] + segment)
    let laterOutline = try #require(FrameOutline(bytes: later, .raw))
    #expect(laterOutline.transport == .fragment)
    #expect(laterOutline.fragmentOffset == 1448)
    #expect(!laterOutline.moreFragments)
  }

  @Test func doesNotReadOnInsidePieces() throws {
    let piece: [UInt8] = [60, 0, 0x05, 0xa8, 0, 0, 0, 7] + [44, 0, 0, 0, 0, 0, 0, 0] + [6, 0, 0, 0, 0, 0, 0, 0]
    let outline = try #require(FrameOutline(bytes: Frames.ipv6(next: 44, piece), .raw))
    #expect(outline.transport == .fragment)
    #expect(outline.transportOffset == 48)
  }

  @Test func stepsOverExtensionHeadersOfIPv6() throws {
    let extensions: [UInt8] = [
      43, 0, 5, 2, 0, 0, 1, 0,  // hop-by-hop options, then routing
      60, 0, 0, 0, 0, 0, 0, 0,  // routing, then destination options
      51, 1, 1, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,  // destination options of 16 bytes, then authentication
      6, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1,  // authentication of 12 bytes, then TCP
    ]
    let packet = Frames.ipv6(next: 0, extensions + Frames.ipv4TCP.dropFirst(20))
    let outline = try #require(FrameOutline(bytes: packet, .raw))
    #expect(outline.transport == .tcp)
    #expect(outline.transportOffset == 40 + extensions.count)
    #expect(outline.payload.count == 4)
  }

  @Test func givesUpOnEndlessExtensionHeaders() throws {
    let chain = Array(repeating: [60, 0, 1, 4, 0, 0, 0, 0] as [UInt8], count: 30).flatMap { $0 }
    let outline = try #require(FrameOutline(bytes: Frames.ipv6(next: 60, chain), .raw))
    #expect(outline.transport == .other)
    #expect(FrameOutline(bytes: Frames.ipv6(next: 60, [6, 200, 0, 0, 0, 0, 0, 0]), .raw) == nil)
    let pastThePacket = Frames.ipv6(next: 60, [58, 0, 1, 4]) + [0, 0, 0, 0, 0, 0]
    #expect(FrameOutline(bytes: pastThePacket, .raw) == nil)
  }

  @Test func cutsDatagramsToTheirOwnLength() throws {
    let outline = try #require(FrameOutline(bytes: Frames.ipv4UDP, .raw))
    #expect(outline.transport == .udp)
    #expect((outline.sourcePort, outline.destinationPort) == (54321, 53))
    #expect(outline.payload == 28..<32)
    let shorter = try #require(FrameOutline(bytes: Frames.ipv4UDP.replacing(at: 24, with: [0x00, 0x0a]), .raw))
    #expect(shorter.payload == 28..<30)
    #expect(shorter.payloadLength == 2)
    let lying = try #require(FrameOutline(bytes: Frames.ipv4UDP.replacing(at: 24, with: [0xff, 0xff]), .raw))
    #expect(lying.payload == 28..<32)
    #expect(FrameOutline(bytes: Array(Frames.ipv4UDP.prefix(27)), .raw) == nil)
  }

  @Test func givesAllOfAnICMPMessageAsPayload() throws {
    let packet = Array(Frames.ipv4UDP.prefix(20)).replacing(at: 9, with: [1]).replacing(at: 2, with: [0x00, 0x38])
    let outline = try #require(FrameOutline(bytes: packet + Sample.fragmentationNeeded, .raw))
    #expect(outline.transport == .icmp)
    #expect(outline.payload == 20..<56)
    let packet6 = Frames.ipv6(next: 58, Sample.prohibitedV6)
    #expect(FrameOutline(bytes: packet6, .raw)?.transport == .icmpv6)
    #expect(FrameOutline(bytes: packet6, .raw)?.payload == 40..<40 + Sample.prohibitedV6.count)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func replacing(at position: Int, with bytes: [UInt8]) -> [UInt8] {
    Array(self).replacing(at: position, with: bytes)
  }
}
