import Bytes
import Capture
import Conversation
import Dissectors
import Foundation
import Testing

@testable import Analyzer

/// The attempts of a story, read from its capture as the program reads them.
struct Told {
  let attempts: [Attempt]

  init(_ talks: Conversation..., server: String? = nil) throws {
    let frames = talks.flatMap(\.recording.frames).enumerated()
    let inOrder = frames.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    try self.init(Recording(inOrder.map(\.element)), server: server)
  }

  init(_ recording: Recording, server: String? = nil) throws {
    try self.init(recording, options: AnalysisOptions(server: server))
  }

  init(_ recording: Recording, options: AnalysisOptions) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pcapng")
    try Data(recording.pcapng()).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try self.init(capture: file.path, options: options)
  }

  init(fixture name: String) throws {
    try self.init(capture: Fixture.packageRoot.appending(path: "Tests/Fixtures/\(name)/capture.pcapng").path)
  }

  init(capture path: String, server: String? = nil) throws {
    try self.init(capture: path, options: AnalysisOptions(server: server))
  }

  init(capture path: String, options: AnalysisOptions) throws {
    var analysis = Analysis(options: options)
    let reader = try CaptureReader(path: path)
    let summary = reader.read(into: &analysis)
    attempts = analysis.attempts(summary).sorted { $0.span.start < $1.span.start }
  }

  /// What a signature says of the first attempt, with the connection at `focus` in view.
  func judgement(_ signature: Signature, focus: Int = 0) throws -> Said {
    var attempt = try #require(attempts.first)
    attempt.focus = focus
    return Said(signature.judge(attempt))
  }

  func finding(_ signature: Signature) throws -> Finding {
    let attempt = try #require(attempts.first)
    guard case .matched(let match) = signature.judge(attempt) else { throw Unmatched(id: signature.id) }
    return signature.finding(match, in: attempt)
  }

  func lookalike(_ rule: LookalikeRule) -> Lookalike? { attempts.first.flatMap(rule.find) }
}

struct Unmatched: Error { let id: String }

/// A judgement without its words.
enum Said: Equatable {
  case matched(Confidence, Closer?)
  case ruledOut([Int])
  case cannotTell

  init(_ judgement: Judgement) {
    switch judgement {
    case .matched(let match): self = .matched(match.confidence, match.closedBy)
    case .ruledOut(let exclusion): self = .ruledOut([exclusion.frame])
    case .cannotTell: self = .cannotTell
    }
  }

  var isMatch: Bool { if case .matched = self { true } else { false } }
}

/// A Windows client and a Windows server that have not spoken yet.
func windowsPair() -> Conversation { Conversation(client: "192.0.2.10", server: "198.51.100.20") }
