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

/// Packets in, reports on attempts out.
///
/// The sink looks at each packet once and keeps what belongs to an attempt. `finish` judges what it kept; during a
/// live capture `settle` judges what has come to an end so far.
public struct Analysis: PacketSink, Sendable {
  /// What must be said although it belongs to no attempt; whole sentences, known after `finish`.
  public private(set) var notes: [String] = []

  @usableFromInline var table: FlowTable
  private var names = NameTraffic()
  /// Earliest and latest time of a packet that was not ordinary.
  private var first: Timestamp?
  private var last: Timestamp?
  private var reported: Set<Int> = []
  private var nextID = 1
  private let options: AnalysisOptions

  public init(options: AnalysisOptions = AnalysisOptions()) {
    self.options = options
    table = FlowTable(ports: options.rdpPorts)
  }
}

// MARK: - Packets

extension Analysis {
  /// Inlined into the walk over a file, so that an ordinary packet is passed by without a call.
  @inlinable
  @inline(__always)
  public mutating func receive(_ packet: Packet, bytes: RawSpan) {
    if table.streams.isOrdinary(bytes, LinkType(rawValue: packet.linkType)) { return }
    consider(packet, bytes: bytes)
  }

  @usableFromInline
  @inline(never)
  mutating func consider(_ packet: Packet, bytes: RawSpan) {
    widen(to: packet.timestamp)
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
    guard NameTraffic.concerns(headers) else { return }
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

// MARK: - Reports

extension Analysis {
  /// Judges everything that was not reported yet. No packets may follow.
  public mutating func finish(_ summary: CaptureSummary) -> [AttemptReport] {
    table.finish()
    if let time = summary.firstPacket { widen(to: time) }
    if let time = summary.lastPacket { widen(to: time) }
    let window = CaptureWindow(start: first ?? Timestamp(nanoseconds: 0), end: last ?? Timestamp(nanoseconds: 0))
    let unreported = table.flows.indices.filter { !reported.contains($0) }
    let connections = unreported.map { Connection(table.flows[$0]) }
    let maker = AttemptMaker(names: names.records, options: options, window: window)
    var attempts = AttemptGrouping.group(connections).map(maker.attempt)
    attempts += maker.failedLookup(besides: attempts).map { [$0] } ?? []
    notes = maker.notes(attempts: attempts) + boundNotes
    return attempts.map { report($0, capture: summary.path) }
  }

  /// Judges what has ended, or waited long enough to be called stalled, by `now`; each attempt once.
  public mutating func settle(now: Timestamp) -> [AttemptReport] {
    let window = CaptureWindow(start: first ?? now, end: now)
    let open = table.flows.indices.filter { !reported.contains($0) }
    let maker = AttemptMaker(names: names.records, options: options, window: window)
    let groups = AttemptGrouping.group(open.map { Connection(table.flows[$0]) })
    return groups.filter { isSettled($0, now) }.map { group in
      reported.formUnion(group.map(\.flow.ordinal))
      return report(maker.attempt(group), capture: "")
    }
  }

  private mutating func report(_ attempt: Attempt, capture: String) -> AttemptReport {
    defer { nextID += 1 }
    let conclusion = Diagnosis(attempt, catalogue: Signature.catalogue).conclude()
    return AttemptReport(id: nextID, capture: capture, attempt, conclusion)
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
