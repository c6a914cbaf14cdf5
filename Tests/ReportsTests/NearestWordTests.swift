import Testing

@testable import Reports

@Suite struct NearestWordTests {
  @Test(arguments: [("", "", 0), ("abc", "", 3), ("", "abc", 3), ("kitten", "sitting", 3), ("analyse", "analyze", 1)])
  func countsEdits(left: String, right: String, distance: Int) {
    #expect(NearestWord.distance(from: Array(left), to: Array(right)) == distance)
  }

  @Test func suggestsTheNearestFirst() {
    let verbs = ["analyze", "capture", "diff", "explain", "interfaces"]
    #expect(NearestWord.to("analyse", among: verbs) == ["analyze"])
    #expect(NearestWord.to("EXPLIAN", among: verbs) == ["explain"])
    #expect(NearestWord.to("dif", among: ["fig", "diff", "diff"]) == ["diff"])
  }

  @Test func suggestsNothingForWhatIsFarOff() {
    #expect(NearestWord.to("zzzzzz", among: ["analyze"]).isEmpty)
    #expect(NearestWord.to("", among: ["a"]).isEmpty)
    #expect(
      NearestWord.to(String(repeating: "a", count: 100_000), among: [String(repeating: "a", count: 99_999)]).isEmpty)
  }
}
