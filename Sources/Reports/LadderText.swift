import Analyzer
import Capture
import Dissectors

/// Prints the ladder of one connection: time, frame, arrow, name, the fields that matter.
struct LadderText {
  let options: TextOptions
  /// What relative times count from.
  let origin: Timestamp
  /// Frames the finding cites; their rows are marked.
  let marked: Set<Int>

  private static let nameWidth = 28

  /// How to read the times and marks.
  var legend: String {
    let times =
      switch options.time {
      case .absolute: "UTC time of day"
      case .relative: "seconds from the first packet"
      case .delta: "seconds from the line before"
      }
    return marked.isEmpty ? times : times + "; * is evidence"
  }

  func write(_ ladder: Ladder, to page: inout TextPage) {
    var before = origin
    for row in ladder.rows {
      switch row {
      case .event(let event):
        write(event, after: before, to: &page)
        before = event.time
      case .records(let first, let last, let client, let server):
        write(from: first, to: last, client, server, after: before, on: &page)
        before = last.time
      case .silence(let text): aside("… " + text, to: &page)
      case .omitted(let count): aside("… \(DecimalText.counted(count, "more row")), -v shows them", to: &page)
      }
    }
  }

  private func write(_ event: Event, after before: Timestamp, to page: inout TextPage) {
    let isMarked = marked.contains(event.frame)
    page.put(lead(event, after: before), isMarked ? .bold : .plain)
    let name = WireText.printable(event.name)
    if options.detail == .verbose {
      page.line(name, isMarked ? .bold : .plain)
      writeFields(event, to: &page)
      return
    }
    let fields = event.problem ?? LadderFields.words(event)
    page.put(fields.isEmpty ? name : name.padded(to: Self.nameWidth), isMarked ? .bold : .plain)
    let room = max(24, TextPage.width - Self.margin - max(Self.nameWidth, name.count) - 2)
    page.line(fields.isEmpty ? "" : "  " + fields.cut(to: room))
  }

  private func writeFields(_ event: Event, to page: inout TextPage) {
    let indent = String(repeating: " ", count: Self.margin + 2)
    if let problem = event.problem { page.line(indent + problem) }
    let width = min(48, event.fields.map(\.name.count).max() ?? 0)
    for field in event.fields {
      page.put(indent + field.name.padded(to: width) + "  ", .dim)
      page.line(FieldText.full(field))
    }
  }

  private func write(
    from first: Event, to last: Event, _ client: Int, _ server: Int, after before: Timestamp, on page: inout TextPage
  ) {
    let arrow = client == 0 ? "←" : server == 0 ? "→" : "↔"
    page.put(lead(first, after: before, arrow: arrow))
    page.line(
      "\(client + server) encrypted records to frame \(last.frame), \(client) by the client, \(server) by the server"
    )
  }

  private func aside(_ text: String, to page: inout TextPage) {
    page.line(String(repeating: " ", count: Self.margin) + text, .unsure)
  }

  /// Columns before a row's name: mark, time, frame, arrow.
  private static let margin = 2 + timeWidth + frameWidth + 4
  private static let timeWidth = 13
  private static let frameWidth = 8

  private func lead(_ event: Event, after before: Timestamp, arrow: String? = nil) -> String {
    let mark = marked.contains(event.frame) ? "* " : "  "
    let frame = "#\(event.frame)".rightAligned(to: Self.frameWidth)
    let arrow = arrow ?? (event.side == .client ? "→" : "←")
    return mark + time(event.time, after: before).rightAligned(to: Self.timeWidth) + frame + "  " + arrow + " "
  }

  private func time(_ time: Timestamp, after before: Timestamp) -> String {
    switch options.time {
    case .absolute: UTCTime(time).clock(places: 6)
    case .relative: DecimalText.fixed(time - origin, places: 6)
    case .delta: DecimalText.fixed(time - before, places: 6)
    }
  }
}

extension Event {
  /// What is wrong with an event that is not a message, where its name does not say so.
  fileprivate var problem: String? {
    switch kind {
    case .malformed(let error): "\(error)"
    case .gap(let count): count > 0 ? DecimalText.counted(count, "byte") : nil
    case .icmp(_, let from): "from \(from)"
    case .partial(let have, let need):
      DecimalText.counted(have, "byte") + (need.map { " of \($0)" } ?? "") + " came"
    case .message, .encrypted, .segment, .foreign: nil
    }
  }
}
