import Conversation

/// A fixture that the conversation generator makes: its capture, what it stands for, and what an analysis of it must say.
struct GeneratedFixture: Sendable {
  let name: String
  let recording: Recording
  /// What happens, in one sentence.
  let story: String
  /// Why no capture of real peers stands in its place.
  let reason: String
  /// Which observed behaviour the bytes follow.
  let facts: String
  let expect: Expectation

  struct Expectation: Sendable {
    var verdict: String
    var phase: String
    var finding: String?
    var closedBy = "client"
    var lookalikes: [String] = []
    /// What the user tells the program beside the capture.
    var arguments: [String] = []
  }

  var provenance: String {
    """
    # \(name)

    Composed by the conversation generator in `Tests/Support/Conversation`; the story is in `Tests/AnalyzerTests/Generated`.
    The capture time, keys and everything encrypted are made up and the same on every run.

    - What happens: \(story)
    - Why no real peer: \(reason)
    - What it follows: \(facts)

    """
  }

  var expectation: String {
    """
    {
      "verdict": "\(expect.verdict)",
      "phase": "\(expect.phase)",
      "finding": \(expect.finding.map { "\"\($0)\"" } ?? "null"),
      "closedBy": "\(expect.closedBy)",
      "lookalikes": [\(expect.lookalikes.map { "\"\($0)\"" }.joined(separator: ", "))],
      "arguments": [\(expect.arguments.map { "\"\($0)\"" }.joined(separator: ", "))]
    }

    """
  }
}
