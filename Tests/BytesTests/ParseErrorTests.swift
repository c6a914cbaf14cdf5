import Bytes
import Testing

@Suite struct ParseErrorTests {
  @Test func saysWhatWasExpectedAndWhatWasThere() {
    #expect(
      ParseError(field: "tpkt length", position: 2, problem: .truncated(needed: 2, available: 1)).description
        == "tpkt length at 2: expected 2 bytes, got 1")
    #expect(
      ParseError(field: "tpkt version", position: 0, problem: .invalid(expected: "3", found: 22)).description
        == "tpkt version at 0: expected 3, got 0x16")
    #expect(
      ParseError(field: "alert", position: 9, problem: .trailing(count: 4)).description
        == "alert at 9: expected the end, got 4 more bytes")
  }
}
