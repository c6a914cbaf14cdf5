import Crypto
import Foundation
import Testing

@testable import Analyzer

/// HTTPS is followed where its keys are known, and told of where it leads to a gateway.
@Suite struct GatewayKeysTests {
  private static let fixtures = [
    "gw-http-401-loop", "gw-cap-rap-denied", "gw-target-unreachable", "gw-refused-other", "gw-reset-by-target",
    "gateway-lets-through",
  ]

  private func analyze(_ name: String, lines: [String]) throws -> [AttemptReport] {
    let fixture = try #require(Fixture.everything.first { $0.name == name })
    var secrets = TLSSecrets()
    secrets.add(keyLog: Array(lines.joined(separator: "\n").utf8))
    return try KeyedCapture(fixture: fixture, lines: lines).analyze(secrets)
  }

  private func lines(_ name: String) throws -> [String] {
    let fixture = try #require(Fixture.everything.first { $0.name == name })
    let text = String(decoding: CombinedCapture.keyLog(of: [fixture.capture]), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.hasPrefix("#") }
  }

  @Test(arguments: fixtures)
  func withoutKeysThereIsNothing(name: String) throws {
    #expect(try analyze(name, lines: []).isEmpty)
    let wrong = try lines(name).map { line in
      line.split(separator: " ").enumerated().map {
        $0.offset == 1 ? String($0.element.reversed()) : String($0.element)
      }.joined(separator: " ")
    }
    #expect(try analyze(name, lines: wrong).isEmpty)
  }

  /// With part of a log there may be less to tell, and never another failure.
  @Test(arguments: fixtures)
  func withoutALineThereIsNothingElse(name: String) throws {
    let expected = try #require(Fixture.everything.first { $0.name == name }).expectation
    let all = try lines(name)
    #expect(all.count >= 4)
    for line in all {
      for attempt in try analyze(name, lines: all.filter { $0 != line }) {
        #expect(attempt.finding == nil || attempt.finding?.id == expected.finding, "\(line.prefix(40))")
        #expect(attempt.verdict == .failed || attempt.verdict == .incomplete)
      }
    }
  }

  /// A page over HTTPS whose keys are known.
  @Test func otherHTTPSLeavesNoAttempt() throws {
    let path = Fixture.packageRoot.appending(path: "Tests/Fixtures/https-opened/capture.pcapng").path
    for server in [nil, "10.77.2.10", "desk.lab.test"] {
      let analyzed = try Analyzed(path, options: AnalysisOptions(server: server))
      #expect(analyzed.attempts.isEmpty && analyzed.notes == ["No RDP connection in this capture."])
    }
  }
}
