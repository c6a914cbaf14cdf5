import Bytes
import Dissectors
import Testing

@Suite struct ARPMessageTests {
  /// A question as Linux asks it, from a capture of the lab.
  private let question: [UInt8] = [
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02, 0x00, 0x00, 0x00, 0x01, 0x02, 0x08, 0x06, 0x00, 0x01, 0x08, 0x00, 0x06,
    0x04, 0x00, 0x01, 0x02, 0x00, 0x00, 0x00, 0x01, 0x02, 0x0A, 0x4D, 0x02, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x0A, 0x4D, 0x02, 0x63,
  ]

  private func message(_ frame: [UInt8], _ linkType: LinkType = .ethernet) -> ARPMessage? {
    frame.withReader { ARPMessage(frame: $0.remainingBytes, linkType: linkType) }
  }

  @Test func readsWhoAsksForWhom() throws {
    let found = try #require(message(question))
    #expect(found.isRequest)
    #expect(found.sender == IPAddress("10.77.2.2"))
    #expect(found.target == IPAddress("10.77.2.99"))
    let answer = try #require(message(question.replacing(at: 20, with: [0, 2])))
    #expect(!answer.isRequest && answer.operation == 2)
  }

  @Test func readsBehindATagAndInCookedCaptures() {
    let body = Array(question.dropFirst(14))
    let tagged = Array(question.prefix(12)) + [0x81, 0x00, 0x00, 0x05, 0x08, 0x06] + body
    #expect(message(tagged) == message(question))
    let cooked: [UInt8] = [0, 1, 0, 1, 0, 6, 2, 0, 0, 0, 1, 2, 0, 0, 0x08, 0x06]
    #expect(message(cooked + body, .linuxCooked) == message(question))
    let cooked2: [UInt8] = [0x08, 0x06, 0, 0, 0, 0, 0, 2, 0, 1, 1, 6, 2, 0, 0, 0, 1, 2, 0, 0]
    #expect(message(cooked2 + body, .linuxCooked2) == message(question))
  }

  @Test func passesByWhatIsCutOrSomethingElse() {
    for count in 0..<question.count { #expect(message(Array(question.prefix(count))) == nil) }
    #expect(message(question, .raw) == nil)
    #expect(message(question.replacing(at: 12, with: [0x08, 0x00])) == nil)
    #expect(message(question.replacing(at: 16, with: [0x86, 0xDD])) == nil)
    #expect(message(question.replacing(at: 18, with: [0xFF])) == nil)
    #expect(message(question.replacing(at: 19, with: [0x10])) == nil)
  }
}
