import Bytes
import Dissectors
import Testing

/// A glance must see what the careful way sees, wherever both see anything.
@Suite struct FrameGlanceTests {
  private static let segment = Frames.ipv4TCP + Array(repeating: 0, count: 16)
  private static let frames: [[UInt8]] = [
    Frames.ethernet(0x0800, segment),
    Frames.ethernet(0x86dd, Frames.ipv6TCP),
    Frames.ethernet(0x8100, [0x00, 0x0a, 0x08, 0x00] + segment),
    Frames.ethernet(0x8100, [0x00, 0x0a, 0x86, 0xdd] + Frames.ipv6TCP),
    Frames.ethernet(0x0800, Frames.ipv4UDP + Array(repeating: 0, count: 8)),
  ]

  @Test(arguments: frames)
  func seesWhatTheHeadersSay(_ frame: [UInt8]) throws {
    let glance = try #require(FrameGlance(bytes: frame))
    let headers = try #require(FrameHeaders(bytes: frame))
    #expect(Transport(protocolNumber: glance.protocolNumber) == headers.transport)
    #expect("\(glance.ends)" == "\(FrameGlance.Ends(headers))")
    #expect(glance.ports == UInt32(headers.sourcePort) << 16 | UInt32(headers.destinationPort))
    guard headers.transport == .tcp else { return }
    #expect(glance.flags == headers.flags)
    #expect(glance.payloadOffset == headers.payload.lowerBound)
  }

  @Test(arguments: frames)
  func agreesAboutFramesWithAnyByteChanged(_ frame: [UInt8]) {
    for position in frame.indices {
      for value: UInt8 in [0x00, 0x01, 0x45, 0x60, 0x80, 0xff] {
        let changed = frame.replacing(at: position, with: [value])
        guard let glance = FrameGlance(bytes: changed), let headers = FrameHeaders(bytes: changed) else { continue }
        let isSame =
          Transport(protocolNumber: glance.protocolNumber) == headers.transport
          && "\(glance.ends)".hasPrefix(headers.source.isIPv4 ? "ipv4" : "ipv6")
          && (headers.transport != .tcp
            || "\(glance.ends)" == "\(FrameGlance.Ends(headers))" && glance.flags == headers.flags
              && glance.payloadOffset == headers.outline.transportOffset + 4
                * Int(changed[headers.outline.transportOffset + 12] >> 4))
        #expect(isSame, "byte \(position) as \(value)")
      }
    }
  }

  @Test func leavesOtherShapesAlone() {
    let frame = Self.frames[0]
    #expect(FrameGlance(bytes: Array(frame.prefix(53))) == nil)
    #expect(FrameGlance(bytes: frame, .raw) == nil)
    #expect(FrameGlance(bytes: frame.replacing(at: 12, with: [0x08, 0x06])) == nil)  // ARP
    #expect(FrameGlance(bytes: frame.replacing(at: 14, with: [0x46])) == nil)  // options
    #expect(FrameGlance(bytes: frame.replacing(at: 20, with: [0x20, 0x00])) == nil)  // a first fragment
    #expect(FrameGlance(bytes: frame.replacing(at: 20, with: [0x00, 0x01])) == nil)  // a later one
    #expect(FrameGlance(bytes: Array(Self.frames[1].prefix(73))) == nil)
    #expect(FrameGlance(bytes: Array(Self.frames[2].prefix(57))) == nil)
  }
}

extension FrameGlance {
  fileprivate init?(bytes: [UInt8], _ linkType: LinkType = .ethernet) {
    guard
      let glance = bytes.withReader({ FrameGlance.look(at: $0.remainingBytes, linkType: linkType) { $0 } })
    else { return nil }
    self = glance
  }
}
