import Analyzer
import Capture

/// The events of one connection as rows to print: runs of encrypted records become one row, silence becomes a row of
/// its own.
struct Ladder {
  enum Row {
    case event(Event)
    /// Encrypted application records that follow each other.
    case records(first: Event, last: Event, fromClient: Int, fromServer: Int)
    /// Nobody sent anything worth a row.
    case silence(String)
    /// Rows left out to keep the ladder readable.
    case omitted(Int)
  }

  private(set) var rows: [Row] = []

  /// Shortest pause that gets a row.
  private static let silence = Duration.seconds(1)
  /// Longest ladder that is shown whole; of a longer one its beginning and its end.
  private static let longest = 60
  private static let head = 40
  private static let tail = 15

  /// - Parameters:
  ///   - isWhole: every event gets its row.
  ///   - end: when the capture ended, if nobody closed the connection before.
  init(_ events: Timeline.Events, isWhole: Bool, end: Timestamp?) {
    var last: Event?
    for event in events {
      if let last { addSilence(between: last, and: event) }
      if isWhole || !addToRun(event) { rows.append(.event(event)) }
      last = event
    }
    if !isWhole { shorten() }
    if let last, let end, end - last.time >= Self.silence {
      rows.append(.silence("\(Self.seconds(end - last.time)) nothing more until the capture ends"))
    }
  }

  private mutating func addSilence(between last: Event, and next: Event) {
    let pause = next.time - last.time
    guard pause >= Self.silence else { return }
    rows.append(.silence("\(Self.seconds(pause)) nothing from the \(last.side.other.rawValue)"))
  }

  /// Puts an encrypted application record into the run it continues; false if it is none or starts no run yet.
  private mutating func addToRun(_ event: Event) -> Bool {
    guard event.isApplicationRecord else { return false }
    switch rows.last {
    case .event(let first) where first.isApplicationRecord:
      rows[rows.count - 1] = Self.run(first, event, [first, event])
    case .records(let first, _, let client, let server):
      let isClient = event.side == .client
      rows[rows.count - 1] = .records(
        first: first, last: event, fromClient: client + (isClient ? 1 : 0), fromServer: server + (isClient ? 0 : 1))
    default: return false
    }
    return true
  }

  private static func run(_ first: Event, _ last: Event, _ both: [Event]) -> Row {
    let client = both.count { $0.side == .client }
    return .records(first: first, last: last, fromClient: client, fromServer: both.count - client)
  }

  private mutating func shorten() {
    guard rows.count > Self.longest else { return }
    let left = rows.count - Self.head - Self.tail
    rows = rows.prefix(Self.head) + [.omitted(left)] + rows.suffix(Self.tail)
  }

  private static func seconds(_ duration: Duration) -> String { DecimalText.fixed(duration, places: 1) + " s" }
}
