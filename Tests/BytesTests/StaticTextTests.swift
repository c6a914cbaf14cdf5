import Testing

@testable import Bytes

struct StaticTextTests {
  private static let texts: [StaticString] = [
    "", "a", "b", "ab", "aa", "ba", "tls.handshake.type", "tls.handshake.typo",
  ]

  @Test func tellsTextsApart() {
    for (place, text) in Self.texts.enumerated() {
      for (otherPlace, other) in Self.texts.enumerated() {
        #expect(text.isSame(as: other) == (place == otherPlace))
      }
    }
  }

  @Test func comparesTextsThatLieElsewhere() {
    for text in Self.texts { #expect(text.holdsSame(as: text)) }
    #expect(!Self.texts[6].holdsSame(as: Self.texts[7]))
  }
}
