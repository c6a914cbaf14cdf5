import Analyzer
import Bytes
import Capture
import Reports

/// Tells what was found, capture after capture, however many are read at the same time.
///
/// Lines of the capture whose turn it is go out at once, numbered through. What was found in others waits, up to a bound at which those that
/// read them wait too. Reports for formats that show all attempts together are collected.
final class Teller: Sendable {
  fileprivate struct State: Sendable {
    /// Index of the capture that is being told of.
    var turn = 0
    var held: [Held]
    var attempts = 0
    var verdicts: Set<Verdict> = []
    var report = AnalysisReport(captures: [], attempts: [])
    /// How many of the report's attempts are of earlier captures.
    var earlier = 0
  }

  /// What was found in one capture and has not been told.
  fileprivate struct Held: Sendable {
    var told: [Told] = []
    var outcome: Result<CaptureSummary, CaptureError>?
  }

  private let state: Monitor<State>

  init(captures: Int) { state = Monitor(State(held: Array(repeating: Held(), count: captures))) }

  /// How many attempts of a capture may wait for its turn: some MiB of lines.
  private static let bound = 512
}

extension Teller {
  /// Tells of attempts in the capture with this index.
  func tell(_ told: [Told], of capture: Int) {
    _ = state.wait { state -> Bool? in
      guard state.turn == capture || state.held[capture].told.count < Self.bound else { return nil }
      state.held[capture].told += told
      if state.turn == capture { state.tellHeld() }
      return true
    }
  }

  /// Ends the capture with this index: nothing more is told of it.
  func end(_ capture: Int, _ outcome: Result<CaptureSummary, CaptureError>) {
    state.change { state in
      state.held[capture].outcome = outcome
      while state.turn < state.held.count {
        state.tellHeld()
        guard let outcome = state.held[state.turn].outcome else { return }
        switch outcome {
        case .success(let summary): state.report.captures.append(summary)
        case .failure(let error): StandardError.tell(error)
        }
        state.sortTurn()
        state.turn += 1
      }
    }
  }

  /// The captures that were read, and the attempts that have not been told.
  var report: AnalysisReport { state.change { $0.report } }

  /// What became of all attempts.
  var verdicts: Set<Verdict> { state.change { $0.verdicts } }
}

extension Teller.State {
  /// Puts the attempts of a capture that are shown together into the order in which they began; they were told as they became complete.
  fileprivate mutating func sortTurn() {
    let own = report.attempts[earlier...].enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }
    for (place, attempt) in own.enumerated() {
      let id = report.attempts[earlier + place].id
      report.attempts[earlier + place] = attempt.element
      report.attempts[earlier + place].id = id
    }
    earlier = report.attempts.count
  }

  /// Tells what is held of the capture whose turn it is.
  fileprivate mutating func tellHeld() {
    var output = OutputBuffer()
    for told in held[turn].told {
      attempts += 1
      verdicts.insert(told.verdict)
      switch told {
      case .line(let line, _) where line.id == attempts && line.count >= Self.longLine:
        write(output.bytes.rawSpan)
        output.removeAll()
        line.withBytes(write)
      case .line(let line, _): line.write(id: attempts, to: &output)
      case .report(var attempt):
        attempt.id = attempts
        report.attempts.append(attempt)
      }
    }
    held[turn].told.removeAll(keepingCapacity: true)
    write(output.bytes.rawSpan)
  }

  /// Bytes from which on a line goes out by itself: to put it behind others takes longer than to ask the system once more.
  private static let longLine = 4_096

  private func write(_ bytes: RawSpan) {
    if bytes.isEmpty { return }
    do throws(Stop) {
      try StandardOutput.write(bytes)
    } catch {
      // Nobody listens any more: there is nothing left to do, whatever the other threads are at.
      System.exit(with: error.tell())
    }
  }
}
