import Foundation
import Testing

/// A dozen situations with real peers, from the wire to the verdict. `tools/lab` makes many more.
@Suite(.enabled(if: Lab.reason == nil, Comment(rawValue: "no lab here: \(Lab.reason ?? "")")))
struct LabSmokeTests {
  fileprivate static let situations = [
    "good-tls12-shadow", "good-tls-xrdp", "good-nla-shadow", "closed-port", "neg-failure-5", "negotiation-fallback",
    "reset-on-clienthello", "rst-injected-after-clienthello", "tls-cipher-mismatch", "cert-expired", "dns-nxdomain",
    "port-test",
  ]

  @Test func tellsTheTruthAboutRealPeers() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lab-smoke-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let made = try Lab("lab", ["run", "--jobs", "6", "--out", folder.path] + Self.situations)
    #expect(made.status == 0, Comment(rawValue: made.output))
    let captures = Self.situations.count + 1  // one situation is seen from both ends
    for view in ["--keys", "--no-keys"] {
      let evaluation = try Lab("evaluate", [view, "--rdpwhy", Run.program.path, folder.path])
      #expect(evaluation.status == 0, Comment(rawValue: evaluation.output))
      #expect(evaluation.output.hasSuffix("\n\(captures) passed, 0 failed\n"), Comment(rawValue: evaluation.output))
    }
    let diff = try Lab("lab", ["diff", "--rdpwhy", Run.program.path, folder.path])
    #expect(diff.status == 0, Comment(rawValue: diff.output))
  }

  @Test func saysLiveWhatItSaysAboutTheFile() throws {
    let live = try Lab("lab", ["live", "--rdpwhy", Run.program.path])
    #expect(live.status == 0, Comment(rawValue: live.output))
    #expect(live.output.contains("3 passed, 0 failed"))
  }
}

/// One run of a program of `tools`, to its end.
private struct Lab {
  let status: Int32
  let output: String

  init(_ tool: String, _ arguments: [String]) throws {
    let log = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".log")
    defer { try? FileManager.default.removeItem(at: log) }
    try Data().write(to: log)
    let process = Process()
    process.executableURL = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../tools/\(tool)")
    process.arguments = arguments
    process.standardOutput = try FileHandle(forWritingTo: log)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: log), as: UTF8.self)
  }

  /// Why the lab cannot run on this machine.
  static let reason: String? = {
    guard let ready = try? Lab("lab", ["ready"] + LabSmokeTests.situations) else { return "tools/lab does not start" }
    return ready.status == 0 ? nil : ready.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }()
}
