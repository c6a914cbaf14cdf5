import Testing

@testable import Analyzer
@testable import Reports

@Suite struct RuledOutSummaryTests {
  private static let all = [
    RuledOut(id: "tcp-syn-drop", title: "", why: "the path answered", frames: [2]),
    RuledOut(id: "tls-cert-weak-key", title: "", why: "the key is strong", frames: [9]),
    RuledOut(
      id: "firewall-blocks-port", title: "", why: "the server answered", frames: [2, 5],
      claim: claim("firewall-blocks-port")),
    RuledOut(
      id: "port-forward", title: "", why: "the server answered", frames: [2, 5],
      claim: claim("port-forward")),
  ]

  private static func claim(_ id: String) -> RuledOut.Claim? {
    Folklore.catalogue.firstIndex { $0.id == id }.map { RuledOut.Claim(at: $0) }
  }

  @Test func showsClaimsInsteadOfTheWaysToFailThatTheyAreAbout() {
    let summary = RuledOutSummary(Self.all, isWhole: false)
    #expect(summary.groups.map(\.ids) == [["firewall-blocks-port"], ["tls-cert-weak-key"]])
    #expect(summary.leftOut == 1)
  }

  @Test func groupsAllOfItByItsReason() {
    let summary = RuledOutSummary(Self.all, isWhole: true)
    #expect(
      summary.groups.map(\.ids) == [["firewall-blocks-port", "port-forward"], ["tcp-syn-drop"], ["tls-cert-weak-key"]])
    #expect(summary.leftOut == 0)
  }
}
