import Bytes
import Dissectors
import Testing

struct RDPUnitFramingTests {
  @Test func tellsTPKTFromFastPath() throws {
    #expect(try framing([3, 0, 0, 19]) == .tpkt(length: 19))
    #expect(try framing([0, 5]) == .fastPath(length: 5))
    #expect(try framing([0xC4, 0x81, 0x02]) == .fastPath(length: 0x102))
  }

  @Test(arguments: [[], [3], [3, 0, 0], [0], [0, 0x81]] as [[UInt8]])
  func asksForMoreBytes(_ bytes: [UInt8]) {
    #expect { try framing(bytes) } throws: { error in
      if case .truncated = (error as? ParseError)?.problem { true } else { false }
    }
  }

  @Test(arguments: [[0x16, 3, 1, 0], [3, 0, 0, 6], [0x47, 0x45, 0x54, 0x20], [0, 1], [0, 0x80, 2]] as [[UInt8]])
  func refusesOtherProtocols(_ bytes: [UInt8]) {
    #expect { try framing(bytes) } throws: { error in
      if case .invalid = (error as? ParseError)?.problem { true } else { false }
    }
  }

  @Test func namesShortLength() {
    #expect(
      throws: ParseError(field: "tpkt length", position: 2, problem: .invalid(expected: "7 or more", found: 6))
    ) { try framing([3, 0, 0, 6]) }
  }

  @discardableResult
  private func framing(_ bytes: [UInt8]) throws(ParseError) -> RDPUnitFraming {
    try bytes.withReader { reader throws(ParseError) in try RDPUnitFraming(peeking: reader) }
  }
}
