import Analyzer
import Capture

/// Prints one attempt in full: the answer first, then what proves it, then what to do.
struct AttemptText {
  let attempt: AttemptReport
  /// The capture the attempt is from, where its summary is known already.
  let capture: CaptureSummary?
  let options: TextOptions

  func write(to page: inout TextPage) {
    writeAnswer(to: &page)
    writeFacts(to: &page)
    writeLadders(to: &page)
    if let finding = attempt.finding {
      FindingText(finding: finding).writeEvidence(to: &page)
      FindingText(finding: finding).writeCauses(to: &page)
    }
    writeAlternatives(to: &page)
    writeMeters(to: &page)
    if let finding = attempt.finding { FindingText(finding: finding).writeRemedies(to: &page) }
    writeNotes(to: &page)
    if !attempt.wiresharkFilter.isEmpty {
      page.heading("Wireshark filter")
      page.line("  " + attempt.wiresharkFilter)
    }
  }

  private func writeAnswer(to page: inout TextPage) {
    page.put(attempt.outcome.uppercasedFirstWord, .init(attempt.verdict))
    page.line(": " + attempt.headline, .bold)
    guard let finding = attempt.finding else { return }
    page.endLine()
    page.paragraph(finding.explanation)
  }

  private func writeFacts(to page: inout TextPage) {
    page.endLine()
    let facts = attempt.facts + [("capture", captureWords)]
    for (name, text) in facts {
      page.put("  " + name.padded(to: 12), .dim)
      page.line(text)
    }
  }

  private var captureWords: String {
    let start = UTCTime(attempt.start)
    let lasted = DecimalText.fixed(attempt.duration, places: 3)
    return "\(attempt.capture), \(start.date) \(start.clock(places: 3)) UTC, took \(lasted) s"
  }
}

extension AttemptText {
  private func writeLadders(to page: inout TextPage) {
    let marked = Set(attempt.evidenceFrames)
    let text = LadderText(options: options, origin: capture?.firstPacket ?? attempt.start, marked: marked)
    for connection in attempt.connections {
      let isElsewhere = connection.server.address != attempt.server.address
      let title =
        (connection.stream.map { "TCP stream \($0)" } ?? "TCP")
        + (isElsewhere ? " to \(connection.server.words)" : "")
      guard isDetailed(connection, marked) else {
        page.heading(title, aside: connection.summary)
        continue
      }
      page.heading("What happened", aside: "\(title); \(text.legend)")
      let isWhole = options.detail == .verbose
      text.write(Ladder(connection.events, isWhole: isWhole, end: end(of: connection)), to: &page)
    }
  }

  /// Of several connections those are shown whole that hold evidence, and the one that got furthest.
  private func isDetailed(_ connection: ConnectionReport, _ marked: Set<Int>) -> Bool {
    if options.detail == .verbose || attempt.connections.count == 1 { return true }
    return connection.stream == attempt.furthestConnection?.stream
      || connection.events.contains { marked.contains($0.frame) }
  }

  /// When the capture ended, if until then nobody closed the connection.
  private func end(of connection: ConnectionReport) -> Timestamp? {
    connection.closedBy == .nobody && attempt.verdict != .succeeded ? capture?.lastPacket : nil
  }

  private func writeAlternatives(to page: inout TextPage) {
    if !attempt.alsoSeen.isEmpty {
      page.heading("Also seen")
      for finding in attempt.alsoSeen {
        let frames = FrameList.words(Set(finding.evidence.map(\.frame)).sorted())
        page.paragraph(
          "\(finding.id): \(finding.title) (\(finding.confidence.rawValue)\(frames.isEmpty ? "" : ", " + frames))")
      }
    }
    let ruledOut = RuledOutSummary(attempt.ruledOut, isWhole: options.detail == .verbose)
    writeList(
      "Ruled out", ruledOut.groups.map { ($0.ids.joined(separator: ", "), $0.why, Array($0.frames)) }, to: &page)
    if ruledOut.leftOut > 0 {
      let claims = DecimalText.counted(ruledOut.leftOut, "more claim")
      page.paragraph("\(claims) of web guides: -v lists what speaks against each.", .dim)
    }
    writeList("Looks like a failure and is none", attempt.lookalikes.map { ($0.id, $0.text, $0.frames) }, to: &page)
    let remarks = attempt.remarks.filter { options.detail == .verbose || !$0.isContext }
    writeList("Beside this", remarks.map { ($0.id, $0.text, $0.frames) }, to: &page)
  }

  private func writeList(_ title: String, _ items: [(id: String, text: String, frames: [Int])], to page: inout TextPage)
  {
    guard !items.isEmpty else { return }
    page.heading(title)
    for item in items {
      let frames = FrameList.words(item.frames)
      page.paragraph("\(item.id): \(item.text)" + (frames.isEmpty ? "" : " (\(frames))"))
    }
  }

  /// Readings of one thing share a row.
  private func writeMeters(to page: inout TextPage) {
    guard options.detail == .verbose, !attempt.meters.isEmpty else { return }
    page.heading("Measured")
    var ids: [String] = []
    for meter in attempt.meters where !ids.contains(meter.id) { ids.append(meter.id) }
    for id in ids {
      let readings = attempt.meters.filter { $0.id == id }.map { meter in
        meter.text + (meter.frames.isEmpty ? "" : " (\(FrameList.words(meter.frames)))")
      }
      page.paragraph(readings.joined(separator: "; "), lead: id.padded(to: 13))
    }
  }

  private func writeNotes(to page: inout TextPage) {
    guard !attempt.notes.isEmpty else { return }
    page.heading("Notes")
    for note in attempt.notes { page.paragraph(note) }
  }
}

extension AttemptReport {
  /// The short facts under the answer, each with its label.
  fileprivate var facts: [(name: String, text: String)] {
    var facts: [(String, String)] = []
    if let finding {
      facts.append(("confidence", finding.confidence.rawValue + ": " + finding.confidence.basis))
      facts.append(("signature", finding.id))
      if !evidenceFrames.isEmpty { facts.append(("frames", FrameList.numbers(evidenceFrames))) }
    }
    facts.append(("reached", progress))
    facts.append(("closed by", closedBy.rawValue))
    if let finding, !finding.mstsc.isEmpty {
      facts.append(("mstsc shows", finding.mstsc.map(\.words).joined(separator: " or ")))
    }
    return facts + [("client", client.words), ("server", server.words)]
  }

  private var progress: String {
    let reached = lastCompletedStep?.rawValue ?? "nothing"
    guard verdict != .succeeded, let missing = firstMissingStep else { return reached }
    return reached + "; then no " + missing.rawValue
  }
}

extension ConnectionReport {
  /// One line for a connection that is not shown whole.
  fileprivate var summary: String {
    let frames = events.map(\.frame)
    let span = Set([frames.min(), frames.max()].compactMap(\.self)).sorted().map(String.init).joined(separator: " to ")
    let place = span.isEmpty ? "" : ", frames " + span
    return "reached \(lastCompletedStep?.rawValue ?? "nothing"), closed by \(closedBy.rawValue)" + place
  }
}

extension String {
  /// "failed in tls" as "FAILED in tls".
  fileprivate var uppercasedFirstWord: String {
    let end = firstIndex(of: " ") ?? endIndex
    return self[..<end].uppercased() + self[end...]
  }
}
