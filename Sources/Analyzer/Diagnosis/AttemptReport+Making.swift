import Capture
import Dissectors

extension AttemptReport {
  /// The report on an attempt, made from what was concluded; a brief one holds what one line needs.
  init(id: Int, capture: String, _ attempt: Attempt, _ conclusion: consuming Diagnosis.Conclusion, isBrief: Bool) {
    var focused = attempt
    focused.focus = conclusion.focus
    let span = focused.span
    self.init(
      id: id, capture: capture, client: focused.clientParty, server: focused.serverParty, start: span.start,
      duration: span.end - span.start, verdict: conclusion.verdict, phase: conclusion.phase,
      lastCompletedStep: focused.connection?.progress.last?.step, firstMissingStep: nil, closedBy: conclusion.closedBy,
      reason: conclusion.reason, finding: conclusion.finding, alsoSeen: conclusion.alsoSeen, ruledOut: [],
      lookalikes: [], remarks: [], connections: [], notes: [], wiresharkFilter: "")
    if !isBrief { tell(of: focused, conclusion) }
  }

  /// Adds what a brief report leaves out.
  private mutating func tell(of attempt: Attempt, _ conclusion: consuming Diagnosis.Conclusion) {
    let connection = attempt.connection
    firstMissingStep = connection.map { $0.progress.missing } ?? attempt.stepWithoutConnection
    let trips = RoundTrips(in: connection?.flow.segments.all[...] ?? [])
    conclusion.ruleOutFolklore(attempt, trips)
    lookalikes = LookalikeRule.findings(in: attempt)
    remarks = RemarkRule.findings(in: attempt, conclusion)
    connections = attempt.connections.map(ConnectionReport.init)
    meters = Meter.readings(of: attempt, trips)
    notes = CodeFit.notes(attempt.code, attempt, conclusion)
    for connection in attempt.connections { connection.addNotes(to: &notes) }
    wiresharkFilter = DisplayFilter.text(for: attempt, finding: finding)
    ruledOut = conclusion.ruledOut
  }
}

extension Attempt {
  fileprivate var clientParty: Party {
    guard let connection else { return Party(address: client, port: nil) }
    return Party(address: connection.flow.client.address, port: connection.flow.client.port)
  }

  fileprivate var serverParty: Party {
    let isAddress = serverName.map { IPAddress($0) != nil } ?? connection?.wantsAddress ?? false
    let name = isAddress ? nil : wantedName
    guard let connection else { return Party(address: server?.address, port: server?.port, name: name) }
    return Party(address: connection.flow.server.address, port: connection.flow.server.port, name: name)
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
  /// Says what a bound of the program left out, and what no secret opened.
  fileprivate func addNotes(to notes: inout [String]) {
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
  }
}

extension Attempt {
  /// First and last moment of the attempt: from the first look-up, ticket or packet to the last packet.
  var span: (start: Timestamp, end: Timestamp) {
    var span: (start: Timestamp, end: Timestamp)?
    for index in names.indices { Self.extend(&span, names[index].time, names[index].time) }
    for index in tickets.indices { Self.extend(&span, tickets[index].time, tickets[index].time) }
    for request in neighborRequests { Self.extend(&span, request.time, request.time) }
    for connection in connections { Self.extend(&span, connection.flow.start, connection.flow.end) }
    return span ?? (window.start, window.end)
  }

  private static func extend(_ span: inout (start: Timestamp, end: Timestamp)?, _ start: Timestamp, _ end: Timestamp) {
    span = span.map { (min($0.start, start), max($0.end, end)) } ?? (start, end)
  }

  /// What an attempt without a connection still needed.
  fileprivate var stepWithoutConnection: Step {
    tickets.isEmpty && neighborRequests.isEmpty ? .nameAnswer : .tcpSYN
  }
}
