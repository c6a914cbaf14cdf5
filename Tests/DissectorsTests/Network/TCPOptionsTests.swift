import Bytes
import Dissectors
import Testing

@Suite struct TCPOptionsTests {
  private func options(_ bytes: [UInt8]) -> TCPOptions {
    bytes.withReader(base: 54) { TCPOptions(parsing: &$0) }
  }

  @Test func readsWhatASynOffers() {
    let options = options([2, 4, 0x05, 0xb4, 1, 3, 3, 8, 1, 1, 4, 2])
    #expect(options.maximumSegmentSize == 1460)
    #expect(options.windowScale == 8)
    #expect(options.permitsSelectiveAcknowledgment)
    #expect(options.timestamps == nil)
    #expect(options.problem == nil)
  }

  @Test func readsHolesAndClocks() {
    let options = options([
      8, 10, 0, 0, 0x10, 0x01, 0, 0, 0x20, 0x02,  // timestamps
      5, 10, 0, 0, 0x05, 0xdc, 0, 0, 0x0b, 0xb8,  // one block
    ])
    #expect(options.timestamps?.value == 0x1001)
    #expect(options.timestamps?.echo == 0x2002)
    #expect(options.selectiveAcknowledgments.map(\.start) == [1500])
    #expect(options.selectiveAcknowledgments.map(\.end) == [3000])
  }

  @Test func keepsFourBlocksAtMost() {
    let blocks = (0..<9 as Range<UInt8>).flatMap { [0, 0, 0, $0, 0, 0, 1, $0] as [UInt8] }
    let options = options([5, UInt8(2 + blocks.count)] + blocks)
    #expect(options.selectiveAcknowledgments.map(\.start) == [0, 1, 2, 3])
  }

  @Test func keepsWhatCameBeforeABrokenOption() {
    let zero = options([2, 4, 0x05, 0xb4, 3, 0, 8])
    #expect(zero.maximumSegmentSize == 1460)
    #expect(zero.windowScale == nil)
    #expect(zero.problem?.description == "tcp option length at 59: expected 2 or more, got 0x0")
    let cut = options([3, 3, 7, 2, 4, 0x05])
    #expect(cut.windowScale == 7)
    #expect(cut.maximumSegmentSize == nil)
    #expect(cut.problem?.description == "tcp option at 59: expected 2 bytes, got 1")
  }

  @Test func stepsOverUnknownKindsAndWrongLengths() {
    let options = options([254, 4, 0xf9, 0x89, 2, 3, 9, 3, 3, 5])
    #expect(options.maximumSegmentSize == nil)
    #expect(options.windowScale == 5)
    #expect(options.problem == nil)
  }

  @Test func endsAtTheEndOfTheList() {
    let options = options([0, 3, 3, 5])
    #expect(options.windowScale == nil)
    #expect(options.problem == nil)
  }

  @Test func readsTheOptionsOfAFrameAndNoMore() throws {
    let segment = Array(Frames.ipv4TCP[..<40]).replacing(at: 2, with: [0, 0x2e]).replacing(at: 32, with: [0x60])
    let frame = Frames.ethernet(0x0800, segment + [2, 4, 0x05, 0x78] + [3, 3])  // the payload looks like an option
    let headers = try #require(FrameHeaders(bytes: frame))
    let options = frame.withReader { TCPOptions($0.remainingBytes, headers) }
    #expect(headers.options == 54..<58)
    #expect(options.maximumSegmentSize == 1400)
    #expect(options.problem == nil)
  }

  @Test func printsUnderNamesOfWireshark() {
    let fields = FieldList.fields(options([2, 4, 0x05, 0xb4, 5, 10, 0, 0, 0, 1, 0, 0, 0, 2]).append)
    #expect(
      fields == [
        Field("tcp.options.mss_val", .unsigned(1460)), Field("tcp.options.sack_perm", .boolean(false)),
        Field("tcp.options.sack_le", .unsigned(1)), Field("tcp.options.sack_re", .unsigned(2)),
      ])
  }
}
