import Analyzer
import Testing

struct PhraseTests {
  private func text(_ phrase: Phrase) -> String { phrase.text }

  @Test func isWrittenAsStringsAre() {
    let (name, flag, scalar) = ("Zoë", true, Unicode.Scalar("x"))
    #expect(text("") == "")
    #expect(text("words alone") == "words alone")
    #expect(text("\(name)") == "Zoë")
    #expect(text("\(name), \(flag): \(scalar)\(3)") == "Zoë, true: x3")
    #expect(text(Phrase(name)) == "Zoë")
  }

  @Test(arguments: [0, 1, 9, 10, 1234, 9_999_999, 99_999_999, 100_000_000, -1, -20, .max, .min, 4_294_967_296])
  func writesNumbers(_ number: Int) {
    #expect(text("<\(number)>") == "<\(number)>")
    #expect(text("<\(UInt8(truncatingIfNeeded: number))>") == "<\(UInt8(truncatingIfNeeded: number))>")
    #expect(text("<\(UInt64(truncatingIfNeeded: number))>") == "<\(UInt64(truncatingIfNeeded: number))>")
  }

  /// What does not lie side by side any more comes out whole as well, wherever the room ends.
  @Test(arguments: 170...200)
  func isOfAnyLength(_ length: Int) {
    let (plain, wide) = (String(repeating: "a", count: length), String(repeating: "é", count: length))
    #expect(text("\(plain)\(12_345_678)|\(wide) end") == "\(plain)\(12_345_678)|\(wide) end")
    #expect(text("\(plain)é\(7)\(plain)é\(7)\(plain)") == "\(plain)é\(7)\(plain)é\(7)\(plain)")
    #expect(text("\(plain)") == plain)
  }

  /// Short text lies in no memory of its own, and a part of a text in that of the whole.
  @Test func takesSubstringsAndShortText() {
    let long = "some words that are longer than fifteen bytes"
    #expect(text("\(long.prefix(5))\("abc")\(long.dropFirst(5))") == "some abcwords that are longer than fifteen bytes")
  }
}
