import Analyzer
import Capture
import Foundation
import Testing

/// Every fixture gets the verdict that was written down before anybody looked at what the analyzer says.
@Suite struct FixtureTests {
  @Test(arguments: Fixture.all)
  func getsItsVerdict(_ fixture: Fixture) throws {
    let attempts = try fixture.analyze()
    let expected = fixture.expectation
    try #require(!attempts.isEmpty, "no attempt was found")
    let attempt = attempts[0]
    #expect(attempt.verdict.rawValue == expected.verdict)
    if let phase = expected.phase { #expect(attempt.phase.name.description == phase) }
    #expect(attempt.finding?.id == expected.finding)
    if expected.closedBy != "any" { #expect(attempt.closedBy.rawValue == expected.closedBy) }
    for id in expected.lookalikes { #expect(attempt.lookalikes.map(\.id).contains(id)) }
    if let count = expected.attempts { #expect(attempts.count == count) }
  }

  /// One line is all that is wanted of most attempts of a large capture; what it says must not depend on that.
  @Test(arguments: Fixture.all)
  func lineSaysWhatTheReportSays(_ fixture: Fixture) throws {
    for attempt in try Told(capture: fixture.capture, options: fixture.options).attempts {
      let whole = attempt.judged(id: 1, capture: "")
      let brief = attempt.judged(id: 1, capture: "", isBrief: true)
      #expect(brief.verdict == whole.verdict && brief.phase == whole.phase && brief.reason == whole.reason)
      #expect(brief.finding?.id == whole.finding?.id && brief.finding?.confidence == whole.finding?.confidence)
      #expect(brief.finding?.evidence == whole.finding?.evidence && brief.closedBy == whole.closedBy)
      #expect(brief.client == whole.client && brief.server == whole.server)
    }
  }

  /// The tests would agree with anything if there were no fixtures.
  @Test func coversEverySignatureOfTheCatalogue() {
    let proved = Set(Fixture.all.compactMap(\.expectation.finding))
    #expect(Signature.catalogue.map(\.id).filter { !proved.contains($0) } == [])
  }

  /// A fixture whose signature does not exist yet is named here, so that it comes off the list when the signature is written.
  @Test func knowsWhichSignaturesAreStillMissing() {
    let known = Set(Signature.catalogue.map(\.id))
    let missing = Set(Fixture.everything.compactMap(\.expectation.finding)).subtracting(known)
    #expect(missing == Fixture.expectedMissing)
  }
}
