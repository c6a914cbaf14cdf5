import Capture
import Dissectors

extension AttemptReport {
  /// The report on an attempt, made from what was concluded; a brief one holds what one line needs.
  init(id: Int, capture: String, _ attempt: Attempt, _ conclusion: consuming Diagnosis.Conclusion, isBrief: Bool) {
    var focused = attempt
    focused.focus = conclusion.focus
    let connection = focused.connection
    self.id = id
    self.capture = capture
    client = Party(address: connection?.flow.client.address ?? attempt.client, port: connection?.flow.client.port)
    server = Party(
      address: connection?.flow.server.address ?? attempt.server?.address,
      port: connection?.flow.server.port ?? attempt.server?.port,
      name: focused.wantedName.flatMap { IPAddress($0) == nil ? $0 : nil })
    start = attempt.start
    duration = attempt.end - start
    verdict = conclusion.verdict
    phase = conclusion.phase
    lastCompletedStep = connection?.progress.last?.step
    closedBy = conclusion.closedBy
    reason = conclusion.reason
    finding = conclusion.finding
    alsoSeen = conclusion.alsoSeen
    firstMissingStep = nil
    (ruledOut, lookalikes, remarks, connections, notes, wiresharkFilter) = ([], [], [], [], [], "")
    if isBrief { return }
    firstMissingStep = connection.map { $0.progress.missing } ?? attempt.stepWithoutConnection
    let trips = RoundTrips(in: connection?.flow.segments.all[...] ?? [])
    conclusion.ruleOutFolklore(focused, trips)
    ruledOut = conclusion.ruledOut
    lookalikes = LookalikeRule.findings(in: focused)
    remarks = RemarkRule.findings(in: focused, conclusion)
    connections = attempt.connections.map(ConnectionReport.init)
    meters = Meter.readings(of: focused, trips)
    notes = CodeFit.notes(attempt.code, focused, conclusion) + attempt.connections.flatMap(\.notes)
    wiresharkFilter = DisplayFilter.text(for: focused, finding: conclusion.finding)
  }
}

extension ConnectionReport {
  init(_ connection: Connection) {
    stream = connection.flow.stream
    client = Party(address: connection.flow.client.address, port: connection.flow.client.port)
    server = Party(address: connection.flow.server.address, port: connection.flow.server.port)
    start = connection.flow.start
    lastCompletedStep = connection.progress.last?.step
    closedBy =
      switch connection.closing?.side {
      case .client: .client
      case .server: .server
      case nil: .nobody
      }
    events = connection.timeline.events
  }
}

extension Connection {
  /// What a bound of the program left out, and what no secret opened.
  fileprivate var notes: [String] {
    var notes: [String] = []
    if flow.segments.forgotten > 0 {
      notes.append("\(flow.segments.forgotten) segments in the middle of the connection were counted but not kept.")
    }
    let isCut = flow.fromClient.stream.ending == .limit || flow.fromServer.stream.ending == .limit
    let kibibytes = Limits.bytesPerDirection >> 10
    if isCut, !progress.reached(.active) {
      notes.append("Of each direction the first \(kibibytes) KiB were read; the connection carried more.")
    } else if isCut, timeline.decryption.opened > 0 {
      notes.append(
        "Of each direction the first \(kibibytes) KiB were opened; what was said later, such as why the session ended, was not read."
      )
    }
    if let note = timeline.decryption.note { notes.append(note) }
    if timeline.forgotten > 0 { notes.append("\(timeline.forgotten) events of the connection were left out.") }
    return notes
  }
}

extension Attempt {
  /// First and last moment of the attempt: from the first look-up, ticket or packet to the last packet.
  var start: Timestamp {
    connections.reduce(lookups.min()) { min($0 ?? $1.flow.start, $1.flow.start) } ?? window.start
  }
  var end: Timestamp {
    connections.reduce(lookups.max()) { max($0 ?? $1.flow.end, $1.flow.end) } ?? window.end
  }

  private var lookups: [Timestamp] { names.map(\.time) + tickets.map(\.time) + neighborRequests.map(\.time) }

  /// What an attempt without a connection still needed.
  fileprivate var stepWithoutConnection: Step {
    tickets.isEmpty && neighborRequests.isEmpty ? .nameAnswer : .tcpSYN
  }
}
