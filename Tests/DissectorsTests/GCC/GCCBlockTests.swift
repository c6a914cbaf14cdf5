import Bytes
import Dissectors
import Testing

struct GCCBlockTests {
  @Test func readsOldClientWithoutTail() throws {
    let core = try ClientCoreData.sample("RDP 4, no tail")
    #expect(core.version.name == "RDP 4.0")
    #expect(core.desktopWidth == 800)
    #expect(core.colorDepth.name == "8 bits a pixel")
    #expect(core.options.postBeta2ColorDepth == nil)
    #expect(core.options.deviceScaleFactor == nil)
  }

  @Test func readsWholeTail() throws {
    let core = try ClientCoreData.sample("Windows 11, the whole tail")
    #expect(core.version.name == "RDP 10.12")
    #expect(core.keyboardLayout == 0x4041E)
    #expect(core.clientBuild == 26100)
    #expect(core.imeFileName == "IMJP.IME")
    #expect(core.options.highColorDepth == 32)
    #expect(core.options.supportedColorDepths?.names == "24BPP | 16BPP | 15BPP | 32BPP")
    #expect(core.options.earlyCapabilities?.isSuperset(of: [.errorInfo, .heartbeat, .skipChannelJoin]) == true)
    #expect(core.options.productID == "4d8a")
    #expect(core.options.connectionType?.name == "LAN")
    #expect(core.options.serverSelectedProtocol == .hybridEx)
    #expect(core.options.physicalWidth == 600)
    #expect(core.options.orientation == 90)
    #expect(core.options.deviceScaleFactor == 140)
  }

  @Test func ignoresWhatFollowsTheTail() throws {
    let dump = Dump("06 c0 0a 00 00 00 00 00 ab cd")
    let block = try dump.bytes.withReader { reader throws(ParseError) in
      let block = try ClientMessageChannelData(parsing: &reader)
      try reader.expectEnd(of: "block")
      return block
    }
    #expect(block.flags == 0)
  }

  @Test func readsMonitorsLeftOfThePrimary() throws {
    let monitors = try ClientMonitorData.sample("two monitors").monitors
    #expect(monitors.map(\.left) == [0, -1920])
    #expect(monitors.map(\.right) == [1919, -1])
  }

  @Test func refusesMoreChannelsThanBytes() {
    #expect(throws: ParseError.self) { try ClientNetworkData.read("03 c0 08 00 ff ff ff ff") }
  }

  @Test func keepsUnknownBlock() throws {
    let block = try Dump("0c c0 06 00 01 02").bytes.withReader { reader throws(ParseError) in
      try GCCBlock(parsing: &reader)
    }
    guard case .other(let unknown) = block else { return #expect(Bool(false), "\(block)") }
    #expect(unknown.header.type.name == "CS_UNUSED1")
    #expect(unknown.header.length == 6)
  }

  @Test func refusesBlockShorterThanItsHeader() {
    #expect(
      throws: ParseError(field: "block length", position: 2, problem: .invalid(expected: "4 or more", found: 3))
    ) { try UnknownGCCBlock.read("0c c0 03 00") }
  }
}
