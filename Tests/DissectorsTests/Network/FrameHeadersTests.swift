import Bytes
import Dissectors
import Testing

@Suite struct FrameHeadersTests {
  @Test func readsIPv4AndTCP() throws {
    let headers = try #require(FrameHeaders(bytes: Frames.ethernet(0x0800, Frames.ipv4TCP)))
    #expect(headers.source == IPAddress(ipv4: 0x0a00_0001))
    #expect(headers.destination == IPAddress(ipv4: 0x0a00_0002))
    #expect(headers.hopLimit == 128)
    #expect(headers.identification == 0x1234)
    #expect(headers.dontFragment)
    #expect(!headers.moreFragments)
    #expect(headers.sequence == 101)
    #expect(headers.acknowledgment == 201)
    #expect(headers.window == 8212)
    #expect(headers.flags == [.psh, .ack])
    #expect(headers.options.isEmpty)
  }

  @Test func readsIPv6AndTCP() throws {
    let headers = try #require(FrameHeaders(bytes: Frames.ethernet(0x86dd, Frames.ipv6TCP)))
    #expect(headers.source.description == "2001:db8::1")
    #expect(headers.destination.description == "2001:db8::2")
    #expect(headers.hopLimit == 64)
    #expect(headers.identification == 0)
    #expect(headers.dontFragment)
    #expect(headers.sequence == 101)
  }

  @Test func readsNoSequenceNumbersFromUDP() throws {
    let headers = try #require(FrameHeaders(bytes: Frames.ipv4UDP, .raw))
    #expect(!headers.dontFragment)
    #expect(headers.identification == 7)
    #expect(headers.sequence == 0)
    #expect(headers.acknowledgment == 0)
    #expect(headers.window == 0)
    #expect(headers.options.isEmpty)
  }

  @Test func readsNothingPastTheEndOfAnotherFrame() throws {
    let outline = try #require(FrameOutline(bytes: Frames.ethernet(0x86dd, Frames.ipv6TCP)))
    let empty: [UInt8] = []
    let headers = empty.withReader { FrameHeaders($0.remainingBytes, outline) }
    #expect(headers.source == IPAddress(ipv6High: 0, low: 0))
    #expect(headers.sequence == 0)
  }
}

/// Breaks frames as hostile captures do. Whatever the bytes say, every offset stays inside the frame.
@Suite struct FrameSweeps {
  @Test(arguments: LinkLayerTests.frames)
  func keepsEveryOffsetInsideTheFrame(_ frame: (name: String, linkType: LinkType, bytes: [UInt8], network: Int)) {
    for position in frame.bytes.indices {
      for value in 0...255 as ClosedRange<UInt8> {
        check(frame.bytes.replacing(at: position, with: [value]), frame.linkType)
      }
    }
  }

  @Test(arguments: [0, 1, 12, 101, 108, 113, 228, 276] as [UInt16])
  func survivesRandomFrames(_ linkType: UInt16) {
    for seed in 0..<3_000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let link = LinkLayerTests.frames.filter { $0.linkType.rawValue == linkType }.randomElement(using: &random)
      var bytes = link?.bytes ?? []
      for _ in 0...Int.random(in: 0...6, using: &random) {
        bytes[.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      bytes.removeLast(.random(in: 0...bytes.count, using: &random))
      check(bytes, LinkType(rawValue: linkType))
    }
  }

  private func check(_ bytes: [UInt8], _ linkType: LinkType) {
    guard let headers = FrameHeaders(bytes: bytes, linkType) else { return }
    let inside = 0..<bytes.count + 1
    let isInside =
      inside.contains(headers.outline.network) && inside.contains(headers.outline.transportOffset)
      && inside.contains(headers.payload.lowerBound) && inside.contains(headers.payload.upperBound)
      && inside.contains(headers.options.lowerBound) && headers.options.upperBound <= headers.payload.lowerBound
      && headers.payloadLength >= headers.payload.count
    if !isInside { Issue.record("\(headers.outline) in \(bytes)") }
    _ = bytes.withReader { TCPOptions($0.remainingBytes, headers) }
  }
}
