import Testing

@testable import Analyzer

/// What holds for every claim and everything that is said of it.
@Suite struct FolkloreTests {
  @Test func goesByOneIDThatIsNoOther() {
    let ids = Folklore.catalogue.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } })
    #expect(Set(ids).isDisjoint(with: Signature.catalogue.map(\.id) + LookalikeRule.all.map(\.id)))
  }

  @Test(arguments: Folklore.catalogue.map(\.id))
  func saysWholeSentences(id: String) throws {
    let claim = try #require(Folklore.catalogue.first { $0.id == id })
    #expect(claim.claim.hasPrefix("Web guides "))
    for text in [claim.claim, claim.truth.text, claim.shows] + (claim.danger.map { [$0.text, $0.undo ?? "."] } ?? []) {
      #expect(
        text.hasSuffix(".") || text.hasSuffix("/delete") || text.hasSuffix("Public") || text.hasSuffix("'"), "\(text)")
    }
    #expect(claim.truth.standing != .folklore && !claim.truth.source.isEmpty)
  }

  @Test func namesTheWayBackOfAllThatChangesSomething() {
    for claim in Folklore.catalogue {
      #expect(claim.danger == nil || claim.danger?.risk == .readOnly || claim.danger?.undo != nil, "\(claim.id)")
    }
  }

  @Test(arguments: Folklore.catalogue.flatMap { claim in ([claim.id] + claim.words).map { (claim.id, $0) } })
  func isExplainedByItsIDAndItsWords(id: String, word: String) {
    #expect(Explanations.lookUp(word).found.contains { $0.subject == id }, "\(word)")
  }

  @Test func listsEveryClaim() {
    #expect(Explanations.lookUp("folklore").found.first?.claims.map(\.id) == Folklore.catalogue.map(\.id))
  }

  @Test func isNamedWhereAWayToFailIsExplained() {
    let claims = Explanations.lookUp("tls-reset-after-clienthello").found.first?.claims.map(\.id) ?? []
    #expect(claims.contains("machine-keys") && claims.contains("certificate-expired"))
  }
}

/// A claim is ruled out only by what the capture shows.
@Suite struct RuledOutClaimTests {
  private func claims(_ report: AttemptReport?) -> [RuledOut] { report?.ruledOut.filter { $0.claim != nil } ?? [] }

  /// The claims that are about what really happened.
  private func claims(about id: String) -> Set<String> {
    Set(Folklore.catalogue.filter { $0.signatures.contains { $0.id == id } }.map(\.id))
  }

  @Test(arguments: Fixture.all)
  func neverRulesOutWhatHappened(_ fixture: Fixture) throws {
    for report in try fixture.analyze() {
      let found = ([report.finding].compactMap(\.self) + report.alsoSeen).map(\.id)
      #expect(Set(claims(report).map(\.id)).isDisjoint(with: found.flatMap(claims(about:))))
    }
  }

  /// What is closed without keys must not be taken for what did not happen.
  @Test(arguments: KeyedCapture.all)
  func neverRulesOutWhatOnlyKeysShow(_ capture: KeyedCapture) throws {
    guard let truth = capture.fixture.expectation.finding else { return }
    let ruledOut = Set(claims(try capture.analyze(keyLog: []).first).map(\.id))
    #expect(ruledOut.isDisjoint(with: claims(about: truth)), "\(ruledOut.intersection(claims(about: truth)))")
  }

  @Test(arguments: Fixture.all)
  func namesFramesThatTheConnectionHas(_ fixture: Fixture) throws {
    for report in try fixture.analyze() {
      for claim in claims(report) {
        #expect(!claim.frames.isEmpty && claim.frames.allSatisfy { $0 > 0 }, "\(claim.id)")
      }
    }
  }

  @Test func saysNothingOfAttemptsThatSucceeded() throws {
    for fixture in Fixture.all where fixture.expectation.verdict == "succeeded" {
      #expect(try fixture.analyze().filter { $0.verdict == .succeeded }.flatMap(\.ruledOut).isEmpty, "\(fixture.name)")
    }
  }

  @Test func isLeftOutOfABriefReport() throws {
    let attempt = try #require(Told(fixture: "tls-reset-after-clienthello").attempts.first)
    #expect(!claims(attempt.judged(id: 1, capture: "")).isEmpty)
    #expect(claims(attempt.judged(id: 1, capture: "", isBrief: true)).isEmpty)
  }
}
