import Analyzer
import Testing

@testable import Reports

@Suite struct ExplanationTextTests {
  private static func text(_ query: String) -> String { ExplanationText().render(Explanations.lookUp(query)) }

  @Test(
    arguments: Explanations.vocabulary + [
      "0x4", "0x7", "0x904/0x7", "0x516", "nonsense", String(repeating: "\u{1B}", count: 500),
    ])
  func staysWithinAHundredColumnsWithoutControlCharacters(query: String) {
    let text = Self.text(query)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    #expect(!text.lowercased().contains("seed"))
  }

  @Test func suggestsTheNameThatWasMeant() {
    #expect(Self.text("HYBRID_REQUIRED_BY_SERVR").contains("Did you mean HYBRID_REQUIRED_BY_SERVER"))
  }

  @Test func escapesWhatWasTyped() {
    #expect(Self.text("x\u{1B}[31m\u{202E}").contains("\"x\\u{1b}[31m\\u{202e}\""))
  }

  @Test func printsThePairAnswerFirst() {
    #expect(Self.text("0x904/0x7") == GoldenText.pair)
  }

  @Test func printsFourAsAQuestion() {
    #expect(Self.text("0x4") == GoldenText.four)
  }
}
