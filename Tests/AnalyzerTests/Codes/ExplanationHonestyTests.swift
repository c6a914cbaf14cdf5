import Dissectors
import Testing

@testable import Analyzer

/// What holds for every text, so that no row can promise more than is known or advise what harms.
@Suite struct ExplanationHonestyTests {
  static let everything: [Explanation] =
    CodeSpace.all.flatMap { space in space.entries.compactMap { space.explain($0.value) } }
    + [
      "0x4", "0x207", "0xB08", "0x2104", "0x516", "0x999", "0x1234", "0x904/0x7", "0x904/0x0", "0x3/0x11", "0x3/0x10B",
    ]
    .flatMap { Explanations.lookUp($0).found }
    + ["0x3000047", "0xC0000999", "0x00010007", "0x80070035"].flatMap { Explanations.lookUp($0).found }
    + Folklore.catalogue.map(\.asExplanation)

  @Test func restsOnASource() {
    for explanation in Self.everything {
      #expect(
        explanation.statements.contains { $0.standing != .folklore && !$0.source.isEmpty }, "\(explanation.subject)")
      #expect(
        explanation.statements.allSatisfy { !$0.source.isEmpty && $0.text.hasSuffix(".") }, "\(explanation.subject)")
    }
  }

  @Test func callsFolkloreFolklore() {
    for statement in Self.everything.flatMap(\.statements) where statement.standing == .folklore {
      #expect(statement.text.hasPrefix("Web guides "), "\(statement.text)")
    }
    #expect(Self.everything.flatMap(Self.texts).allSatisfy { !$0.lowercased().contains("seed") })
  }

  @Test func holdsNoControlCharacterAndNoLineFeed() {
    for text in Self.everything.flatMap(Self.texts) {
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(text)")
    }
  }

  /// What weakens a server or a client when it is done; the sentence that names it must say so.
  static let risky = [
    "allowencryptionoracle", "disabling nla", "machinekeys folder", "rename the", "authentication level:i:0",
    "tls 1.0 back",
    "rename it", "rename the folder", "disable nla", "maxoutstandingconnections", "rdp security layer",
  ]
  static let warnings = ["danger", "weaken", "never"]

  @Test func statesTheDangerInTheSentenceThatNamesTheStep() {
    for text in Self.everything.flatMap(Self.texts) {
      for sentence in Self.sentences(text.lowercased()) where Self.risky.contains(where: sentence.contains) {
        #expect(Self.warnings.contains(where: sentence.contains), "\(sentence)")
      }
    }
  }

  @Test func contradictsTheGuidesThatHarm() {
    let folklore = (CodeSpace.disconnectReason.explain(0x904)?.statements ?? []).filter { $0.standing == .folklore }
      .map(\.text)
    for words in ["ERROR_WRITE_PROTECT is 0x13", "Never rename", "CVE-2018-0886", "weakens the server", "impostor"] {
      #expect(folklore.contains { $0.contains(words) }, "\(words)")
    }
  }

  @Test func refersToIdsInKebabCase() {
    for id in Self.everything.flatMap(\.signatures) {
      #expect(id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(id)")
    }
  }

  @Test func listsValuesInAscendingOrderOnce() {
    for space in CodeSpace.all {
      let values = space.entries.map(\.value)
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "\(space.prefixes)")
    }
  }

  @Test func namesEverySpaceByPrefixesOfItsOwn() {
    let prefixes = CodeSpace.all.flatMap(\.prefixes)
    #expect(Set(prefixes).count == prefixes.count)
  }

  private static func texts(_ explanation: Explanation) -> [String] {
    [explanation.subject, explanation.name ?? "", explanation.field, explanation.answer ?? ""]
      + explanation.statements.flatMap { [$0.text, $0.source] } + explanation.onTheWire + explanation.nextSteps
  }

  private static func sentences(_ text: String) -> [String] {
    var sentences = [""]
    for word in text.split(separator: " ") {
      sentences[sentences.count - 1] += word + " "
      if word.hasSuffix(".") { sentences.append("") }
    }
    return sentences
  }
}
