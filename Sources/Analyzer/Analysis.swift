import Bytes
import Capture
import Dissectors

/// What the user told about the attempt in question.
public struct AnalysisOptions: Sendable {
  /// The host the user wanted to reach: a name or an address.
  public var server: String?
  /// Further TCP ports that are RDP from their SYN on; 3389 always is.
  public var rdpPorts: [UInt16]
  /// What the user's client showed.
  public var code: MstscCode?

  public init(server: String? = nil, rdpPorts: [UInt16] = [], code: MstscCode? = nil) {
    self.server = server
    self.rdpPorts = rdpPorts
    self.code = code
  }
}

/// Packets in, news of connections out, and at the end reports on attempts.
///
/// The sink looks at each packet once and keeps what belongs to an attempt for as long as its connection is open. What is over is handed
/// out with `takeNews`, to be read by whoever has time for it; `AttemptQueue` makes attempts of it. Whoever wants all reports at once asks
/// `finish`. During a live capture `settle` judges what has come to an end so far.
public struct Analysis: ScreenedSink, ~Copyable, Sendable {
  /// What must be said although it belongs to no attempt; whole sentences, known after `finish`.
  public private(set) var notes: [String] = []

  @usableFromInline var table: FlowTable
  private var names = NameTraffic()
  /// Earliest and latest time of a packet that was not ordinary.
  private var first: Timestamp?
  private var last: Timestamp?
  private var clock = CaptureClock()
  private var news = FlowNews()
  private var nextID = 1
  private let options: AnalysisOptions
  private let isLive: Bool

  /// - Parameter isLive: keeps connections that are over until `settle` reports them.
  public init(options: AnalysisOptions = AnalysisOptions(), isLive: Bool = false) {
    self.options = options
    self.isLive = isLive
    table = FlowTable(ports: options.rdpPorts)
  }
}

// MARK: - Packets

extension Analysis {
  /// Inlined into the walk over a file, so that an ordinary packet is passed by without a call.
  @inlinable
  @inline(__always)
  public mutating func receive(_ packet: Packet, bytes: RawSpan) {
    if table.streams.ordinary.passesBy(bytes, linkType: packet.linkType) { return }
    consider(packet, bytes: bytes)
  }

  /// The packets that need no look as far as it is known now.
  @inlinable
  public var screen: OrdinaryPackets { table.streams.ordinary }

  /// How often a conversation that was passed by has come to matter.
  public var revision: Int { table.streams.revision }

  @usableFromInline
  @inline(never)
  mutating func consider(_ packet: Packet, bytes: RawSpan) {
    widen(to: packet.timestamp)
    clock.advance(to: packet.timestamp)
    if table.isDue(by: clock.time) { takeOver() }
    guard let headers = FrameHeaders(bytes, linkType: LinkType(rawValue: packet.linkType)) else { return }
    switch headers.transport {
    case .tcp: table.receiveSegment(packet, headers, frame: bytes)
    case .udp: receiveDatagram(packet, headers, frame: bytes)
    case .icmp, .icmpv6: receiveError(packet, headers, frame: bytes)
    case .fragment, .other: break
    }
  }

  private mutating func widen(to time: Timestamp) {
    first = min(first ?? time, time)
    last = max(last ?? time, time)
  }

  private mutating func receiveDatagram(_ packet: Packet, _ headers: FrameHeaders, frame: RawSpan) {
    guard NameTraffic.concerns(headers), names.hasRoom() else { return }
    var payload = ByteReader(frame)
    payload.skipUpTo(headers.payload.lowerBound)
    payload.limit(to: headers.payload.count)
    guard let message = try? DNSMessage(parsing: &payload) else { return }
    names.append(
      NameRecord(
        frame: packet.number, time: packet.timestamp, source: headers.source, destination: headers.destination,
        message: message))
  }

  private mutating func receiveError(_ packet: Packet, _ headers: FrameHeaders, frame: RawSpan) {
    var payload = ByteReader(frame)
    payload.skipUpTo(headers.payload.lowerBound)
    payload.limit(to: headers.payload.count)
    guard let error = try? ICMPError(parsing: &payload) else { return }
    table.receiveError(
      ErrorNotice(frame: packet.number, time: packet.timestamp, sender: headers.source, error: error))
  }
}

// MARK: - Connections that are over

extension Analysis {
  /// What became known of connections since the last call.
  public mutating func takeNews() -> FlowNews {
    noteOpenings()
    defer { news = FlowNews() }
    return news
  }

  /// How many connections are over that nobody has taken yet.
  public var pending: Int { news.count }

  /// The end of the capture: every connection that is still open is over with it. No packets may follow.
  public mutating func end(_ summary: CaptureSummary) -> CaptureEnding {
    table.finish()
    let end = window(to: summary.lastPacket).end
    noteOpenings()
    for flow in table.flows {
      table.remove(flow)
      note(flow, at: end)
    }
    let maker = AttemptMaker(names: names.records, options: options, window: window(to: summary.lastPacket))
    return CaptureEnding(news: takeNews(), window: maker.window, failedLookup: maker.failedLookup)
  }

  /// What must be said of the capture as a whole, once it has ended.
  public func notes(hasAttempts: Bool) -> [String] {
    let maker = AttemptMaker(names: names.records, options: options, window: window(to: nil))
    return maker.notes(hasAttempts: hasAttempts) + boundNotes
  }

  private mutating func takeOver() {
    guard !isLive else { return }
    noteOpenings()
    for flow in table.takeOver(by: clock.time) { note(flow, at: clock.time) }
  }

  private mutating func noteOpenings() {
    for opening in table.openings { news.append(opening) }
    table.openings = []
  }

  private mutating func note(_ flow: Flow, at time: Timestamp) {
    let asked = names.records(of: flow.client.address)
    let maker = AttemptMaker(names: asked, options: options, window: CaptureWindow(start: time, end: time))
    news.append(FlowOver(flow: flow, lookup: maker.lookup(for: flow), time: time))
  }

  private func window(to end: Timestamp?) -> CaptureWindow {
    let start = first ?? Timestamp(nanoseconds: 0)
    return CaptureWindow(start: start, end: max(last ?? start, end ?? start))
  }
}

// MARK: - Reports

extension Analysis {
  /// Judges everything that was not reported yet. No packets may follow.
  public mutating func finish(_ summary: CaptureSummary) -> [AttemptReport] {
    var queue = AttemptQueue(options: options)
    var attempts = queue.add(takeNews().read())
    let ending = end(summary)
    attempts += queue.add(ending.news.read())
    attempts += queue.finish(ending)
    notes = notes(hasAttempts: nextID > 1 || !attempts.isEmpty)
    return attempts.map { report($0, capture: summary.path) }
  }

  /// Judges what has ended, or waited long enough to be called stalled, by `now`; each attempt once.
  public mutating func settle(now: Timestamp) -> [AttemptReport] {
    table.openings = []
    let window = CaptureWindow(start: first ?? now, end: now)
    let maker = AttemptMaker(names: names.records, options: options, window: window)
    let groups = AttemptGrouping.group(table.flows.map(Connection.init))
    return groups.filter { isSettled($0, now) }.map { group in
      for connection in group { table.remove(connection.flow) }
      return report(maker.attempt(group), capture: "")
    }
  }

  private mutating func report(_ attempt: Attempt, capture: String) -> AttemptReport {
    defer { nextID += 1 }
    return attempt.judged(id: nextID, capture: capture)
  }

  /// An attempt is settled when its session runs, when it ended and no retry came, or when nothing has moved for long.
  private func isSettled(_ group: [Connection], _ now: Timestamp) -> Bool {
    guard let latest = group.last else { return false }
    if latest.progress.reached(.active) { return true }
    let quiet = now - latest.flow.end
    return latest.closing == nil ? quiet > AttemptThreshold.silence * 2 : quiet > AttemptGrouping.retryWindow
  }

  private var boundNotes: [String] {
    var notes: [String] = []
    if table.refused > 0 {
      notes.append(
        "\(table.refused) segments of further connections were left out: the bound is \(Limits.flows) connections.")
    }
    if table.unnumbered > 0 {
      notes.append(
        "\(table.unnumbered) segments have no stream number: the bound is \(Limits.numberedStreams) TCP conversations.")
    }
    if names.forgotten > 0 { notes.append("\(names.forgotten) name look-ups were left out.") }
    return notes
  }
}

/// What the end of a capture brings to light.
public struct CaptureEnding: Sendable {
  /// The connections that were open to the end.
  public let news: FlowNews
  let window: CaptureWindow
  let failedLookup: FailedLookup?
}

extension Attempt {
  /// What is to be said about the attempt. It needs nothing but the attempt, so any thread can do it.
  public func judged(id: Int, capture: String) -> AttemptReport {
    let conclusion = Diagnosis(self, catalogue: Signature.catalogue).conclude()
    return AttemptReport(id: id, capture: capture, self, conclusion)
  }
}
