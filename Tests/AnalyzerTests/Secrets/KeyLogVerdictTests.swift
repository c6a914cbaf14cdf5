import Analyzer
import Testing

/// A key log shows more; one that is wrong, cut or of something else shows nothing, and that is said.
@Suite struct KeyLogVerdictTests {
  private func notes(_ attempts: [AttemptReport]) -> [String] { attempts.flatMap(\.notes) }

  @Test func thereIsMuchToTest() {
    #expect(KeyedCapture.all.count >= 28)
    #expect(KeyedCapture.all.count { $0.lines.contains { $0.hasPrefix("SERVER_TRAFFIC_SECRET_0") } } >= 9)
  }

  /// The other view: `FixtureTests` reads the captures with their secrets.
  @Test(arguments: KeyedCapture.all)
  func getsItsVerdictWithoutSecretsToo(_ capture: KeyedCapture) throws {
    let fixture = capture.fixture
    guard !Fixture.expectedMissing.contains(fixture.expectation.finding ?? "") else { return }
    let attempts = try capture.analyze(keyLog: [])
    #expect(fixture.expectation.allowsWithoutKeys(attempts.first))
    #expect(!notes(attempts).contains { $0.contains("TLS secrets") })
  }

  @Test(arguments: KeyedCapture.all)
  func wrongSecretsChangeNothingAndAreToldOf(_ capture: KeyedCapture) throws {
    let wrong = capture.lines.map { String($0.dropLast()) + ($0.hasSuffix("0") ? "1" : "0") }
    try expectAsWithout(wrong, capture, note: "does not authenticate")
  }

  @Test(arguments: KeyedCapture.all)
  func secretsOfOthersChangeNothingAndAreToldOf(_ capture: KeyedCapture) throws {
    let other = try KeyedCapture.named(
      capture.fixture.name == "healthy-ipv6" ? "healthy-tls13-shadow" : "healthy-ipv6")
    try expectAsWithout(other.lines, capture, note: "no key log has a ")
  }

  /// Where not even TLS 1.3's ServerHello came, nothing is protected.
  private func expectAsWithout(_ keyLog: [String], _ capture: KeyedCapture, note: String) throws {
    let without = try capture.analyze(keyLog: [])
    let with = try capture.analyze(keyLog: keyLog)
    #expect(with.map(Outcome.init) == without.map(Outcome.init))
    let isProtected = without.flatMap(\.connections).flatMap(\.events).contains { $0.name.hasPrefix("encrypted") }
    #expect(notes(with).contains { $0.hasPrefix("The TLS secrets do not open") && $0.contains(note) } == isProtected)
  }

  /// A log that was cut lacks lines; each of them is missed, and none of them makes another verdict.
  @Test(arguments: KeyedCapture.all)
  func missingLineIsToldOf(_ capture: KeyedCapture) throws {
    let fixture = capture.fixture
    let complete = try capture.analyze(keyLog: capture.lines)
    #expect(!notes(complete).contains { $0.contains("TLS secrets") })
    for line in capture.usedLines(by: complete)
    where complete.flatMap(\.connections).flatMap(\.events).contains(where: \.isInsideTLS) {
      // Without any secret at all nobody expects to see inside.
      let unrelated = "CLIENT_RANDOM " + String(repeating: "00", count: 32) + " " + String(repeating: "11", count: 48)
      let attempts = try capture.analyze(keyLog: capture.lines.filter { $0 != line } + [unrelated])
      #expect(notes(attempts).contains { $0.contains("TLS secrets") }, "\(line.prefix(40))")
      guard !Fixture.expectedMissing.contains(fixture.expectation.finding ?? "") else { continue }
      let expected = fixture.expectation
      #expect(
        expected.isMet(by: attempts.first) || expected.allowsWithoutKeys(attempts.first), "\(line.prefix(40))")
    }
  }
}
