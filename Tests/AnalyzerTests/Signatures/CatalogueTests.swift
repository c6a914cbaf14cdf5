import Testing

@testable import Analyzer

/// What each signature is worth: without it, its own fixtures get another verdict or another finding.
@Suite struct CatalogueTests {
  private static let proved = Fixture.all.filter { $0.expectation.finding != nil }

  @Test(arguments: proved)
  func noSignatureCanBeTakenAway(_ fixture: Fixture) throws {
    let attempt = try #require(try Told(capture: fixture.capture, options: fixture.options).attempts.first)
    let id = try #require(fixture.expectation.finding)
    let rest = Signature.catalogue.filter { $0.id != id }
    #expect(rest.count == Signature.catalogue.count - 1)
    let whole = Diagnosis(attempt, catalogue: Signature.catalogue).conclude()
    let without = Diagnosis(attempt, catalogue: rest).conclude()
    #expect(whole.finding?.id == id)
    #expect(without.finding?.title != whole.finding?.title || without.verdict != whole.verdict)
    #expect(!without.alsoSeen.contains { $0.id == id } && !without.ruledOut.contains { $0.id == id })
  }

  @Test func everySignatureHasSuchAFixture() {
    let proved = Set(Self.proved.compactMap(\.expectation.finding))
    #expect(Signature.catalogue.map(\.id).filter { !proved.contains($0) } == [])
  }

  /// A finding is read by somebody who has to act.
  @Test(arguments: Signature.catalogue.map(\.id))
  func everySignatureSaysWhyAndWhatToDo(id: String) throws {
    let signature = try #require(Signature.catalogue.first { $0.id == id })
    #expect(!signature.causes.isEmpty && !signature.remedies.isEmpty && !signature.sources.isEmpty)
    #expect(signature.remedies.first?.risk == .readOnly || signature.remedies.first?.risk == .reversible)
    for remedy in signature.remedies where remedy.risk != .readOnly { #expect(remedy.undo != nil) }
  }
}
