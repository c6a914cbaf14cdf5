import Dissectors
import Testing

/// Where the IP header is, for every way a frame can begin.
@Suite struct LinkLayerTests {
  private static let tcp = Frames.ipv4TCP
  private static let tcp6 = Frames.ipv6TCP

  static let frames: [(name: String, linkType: LinkType, bytes: [UInt8], network: Int)] = [
    ("Ethernet, IPv4", .ethernet, Frames.ethernet(0x0800, tcp), 14),
    ("Ethernet, IPv6", .ethernet, Frames.ethernet(0x86dd, tcp6), 14),
    ("802.1Q", .ethernet, Frames.ethernet(0x8100, [0x00, 0x64, 0x08, 0x00] + tcp), 18),
    (
      "802.1ad, two tags", .ethernet, Frames.ethernet(0x88a8, [0x00, 0x64, 0x81, 0x00, 0x00, 0x0a, 0x86, 0xdd] + tcp6),
      22
    ),
    ("old stacked tag", .ethernet, Frames.ethernet(0x9100, [0x00, 0x64, 0x08, 0x00] + tcp), 18),
    (
      "MPLS, two labels", .ethernet, Frames.ethernet(0x8847, [0x00, 0x01, 0x00, 0x40, 0x00, 0x01, 0x11, 0x40] + tcp), 22
    ),
    ("PPPoE, IPv4", .ethernet, Frames.ethernet(0x8864, [0x11, 0x00, 0x00, 0x01, 0x00, 0x2e, 0x00, 0x21] + tcp), 22),
    ("SNAP", .ethernet, Frames.ethernet(0x0034, [0xaa, 0xaa, 0x03, 0x00, 0x00, 0x00, 0x08, 0x00] + tcp), 22),
    ("cooked", .linuxCooked, [0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 0x08, 0x00] + tcp, 16),
    (
      "cooked, tagged", .linuxCooked,
      [0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 0x81, 0x00, 0x00, 0x64, 0x08, 0x00] + tcp, 20
    ),
    (
      "cooked 2", .linuxCooked2, [0x86, 0xdd, 0, 0, 0, 0, 0, 2, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0] + tcp6, 20
    ),
    ("NULL, little endian", .bsdLoopback, [2, 0, 0, 0] + tcp, 4),
    ("NULL, big endian", .bsdLoopback, [0, 0, 0, 2] + tcp, 4),
    ("NULL, IPv6 of macOS", .bsdLoopback, [30, 0, 0, 0] + tcp6, 4),
    ("LOOP, IPv6 of OpenBSD", .openBSDLoopback, [0, 0, 0, 24] + tcp6, 4),
    ("raw, IPv4", .raw, tcp, 0),
    ("raw, IPv6", .raw, tcp6, 0),
    ("raw of BSD", .rawBSD, tcp, 0),
    ("raw of OpenBSD", .rawOpenBSD, tcp, 0),
    ("IPv4", .ipv4, tcp, 0),
    ("IPv6", .ipv6, tcp6, 0),
  ]

  @Test(arguments: frames)
  func findsTheHeaders(_ frame: (name: String, linkType: LinkType, bytes: [UInt8], network: Int)) throws {
    let outline = try #require(FrameOutline(bytes: frame.bytes, frame.linkType))
    #expect(outline.network == frame.network)
    #expect(outline.transport == .tcp)
    #expect(outline.sourcePort == 50001)
    #expect(outline.destinationPort == 3389)
    #expect(frame.bytes[outline.payload] == [0x03, 0x00, 0x00, 0x13])
    #expect(outline.payloadLength == 4)
  }

  @Test(arguments: frames)
  func findsNothingInFramesCutBeforeTheTransportHeaderEnds(
    _ frame: (name: String, linkType: LinkType, bytes: [UInt8], network: Int)
  ) {
    for length in 0..<frame.bytes.count - 4 {
      #expect(FrameOutline(bytes: Array(frame.bytes.prefix(length)), frame.linkType) == nil)
    }
  }

  @Test func refusesWhatIsNotIP() {
    #expect(FrameOutline(bytes: Frames.ethernet(0x0806, Frames.ipv4TCP)) == nil)  // ARP
    #expect(FrameOutline(bytes: Frames.ethernet(0x0034, [0x42, 0x42, 0x03] + Frames.ipv4TCP)) == nil)  // spanning tree
    let linkControl: [UInt8] = [0x11, 0, 0, 1, 0, 6, 0xc0, 0x21]
    #expect(FrameOutline(bytes: Frames.ethernet(0x8864, linkControl + Frames.ipv4TCP)) == nil)
    #expect(FrameOutline(bytes: [7, 0, 0, 0] + Frames.ipv4TCP, .bsdLoopback) == nil)  // another family
    #expect(FrameOutline(bytes: [0x50] + Frames.ipv4TCP.dropFirst(), .raw) == nil)  // IP version 5
    #expect(FrameOutline(bytes: Frames.ipv4TCP, LinkType(rawValue: 127)) == nil)  // radiotap
  }

  @Test func givesUpOnEndlessTags() {
    func tagged(_ count: Int) -> [UInt8] {
      let tags = Array(repeating: [0x00, 0x64, 0x81, 0x00] as [UInt8], count: count - 1).flatMap { $0 }
      return Frames.ethernet(0x8100, tags + [0x00, 0x64, 0x08, 0x00] + Frames.ipv4TCP)
    }
    #expect(FrameOutline(bytes: tagged(7))?.network == 42)
    #expect(FrameOutline(bytes: tagged(8)) == nil)
    let labels = Array(repeating: [0x00, 0x01, 0x00, 0x40] as [UInt8], count: 20).flatMap { $0 }
    #expect(FrameOutline(bytes: Frames.ethernet(0x8847, labels + [0x00, 0x01, 0x01, 0x40] + Frames.ipv4TCP)) == nil)
  }

  @Test func namesWhatItSupports() {
    #expect(LinkType.linuxCooked2.name == "LINUX_SLL2")
    #expect(LinkType(rawValue: 127).name == nil)
    #expect(!LinkType(rawValue: 127).isSupported)
  }
}
