import Analyzer
import Dissectors
import Testing
import TsharkOracle

/// What stands on a timeline is what tshark prints for the same frame under the same name.
@Suite(.enabled(if: Tshark.isInstalled, "needs tshark"))
struct TimelineAgreementTests {
  @Test(arguments: Fixture.everything)
  func negotiationIsThatOfTshark(_ fixture: Fixture) throws {
    let view = try FixtureOracle.views.get()[fixture.name]
    let ours = TimelineFields.ofFixtures[fixture.name]?.negotiation ?? [:]
    #expect(Tshark.differences(ours: ours, tshark: view?.negotiation ?? [:]) == [])
  }

  @Test(arguments: Fixture.everything)
  func tlsIsThatOfTshark(_ fixture: Fixture) throws {
    let view = try FixtureOracle.views.get()[fixture.name]
    let ours = TimelineFields.ofFixtures[fixture.name]?.tls ?? [:]
    #expect(Tshark.differences(ours: ours, tshark: view?.tls ?? [:]) == [])
  }

  @Test(arguments: Fixture.everything)
  func insideIsThatOfTshark(_ fixture: Fixture) throws {
    let view = try FixtureOracle.views.get()[fixture.name]
    let ours = TimelineFields.ofFixtures[fixture.name]?.inner ?? [:]
    #expect(Tshark.differences(ours: ours, tshark: view?.inner ?? [:]) == [])
  }

  /// The tests above would agree with anything if the timelines were empty.
  @Test func comparesMuch() {
    let fields = TimelineFields.ofFixtures.values
    #expect(fields.count { !$0.negotiation.isEmpty } > 60)
    #expect(fields.count { !$0.tls.isEmpty } > 30)
    #expect(FixtureOracle.names.tls.count > 20)
    #expect(fields.count { !$0.inner.isEmpty } >= 20)
    #expect(FixtureOracle.names.inner.count > 60)
  }
}
