import Bytes
import Capture
import Crypto
import Dissectors

/// What the user told about the attempt in question.
public struct AnalysisOptions: Sendable {
  /// The host the user wanted to reach: a name or an address.
  public var server: String?
  /// Further TCP ports that are RDP from their SYN on; 3389 always is.
  public var rdpPorts: [UInt16]
  /// What the user's client showed.
  public var code: MstscCode?
  /// What opens TLS records, besides the secrets that a capture itself holds.
  public var secrets: TLSSecrets

  public init(
    server: String? = nil, rdpPorts: [UInt16] = [], code: MstscCode? = nil, secrets: TLSSecrets = TLSSecrets()
  ) {
    self.server = server
    self.rdpPorts = rdpPorts
    self.code = code
    self.secrets = secrets
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
  private var tickets = KerberosTraffic()
  private var datagrams = DatagramTraffic()
  private var neighbors: NeighborTraffic
  /// Nil where nobody looks for a gateway.
  private let gatewayWatch: GatewayWatch?
  /// How the clients of connections that were not reported yet came to their servers; during a live capture only.
  private var lookups: [Int: NameLookup] = [:]
  private var latestLookup: (key: LookupKey, lookup: NameLookup)?
  /// Earliest and latest time of a packet that was not ordinary.
  private var first: Timestamp?
  private var last: Timestamp?
  private var clock = CaptureClock()
  /// Guesses at passwords among what was reported; during a live capture only.
  private var guessing = PasswordGuessing()
  private var news = FlowNews()
  private var secrets: KnownSecrets
  private var nextID = 1
  /// Whether a live capture has seen somebody get to the host that the user named, on the port of gateways.
  private var hasReachedGateway = false
  private let options: AnalysisOptions
  private let isLive: Bool

  /// - Parameter isLive: keeps connections that are over until `settle` reports them.
  public init(options: AnalysisOptions = AnalysisOptions(), isLive: Bool = false) {
    self.options = options
    self.isLive = isLive
    secrets = KnownSecrets(options.secrets)
    neighbors = NeighborTraffic(server: options.server)
    table = FlowTable(ports: options.rdpPorts)
    gatewayWatch = options.server.map { GatewayWatch(server: $0, ports: options.rdpPorts) }
    table.secrets = secrets.all
    // A live capture reads again and again what it follows: that must not be all that a browser does.
    table.followsProxies = !isLive
  }
}

// MARK: - Packets

extension Analysis {
  /// Inlined into the walk over a file, so that an ordinary packet is passed by without a call.
  @inlinable
  @inline(__always)
  public mutating func receive(_ packet: Packet, bytes: RawSpan) {
    if table.streams.ordinary.passesBy(bytes, linkType: packet.linkType) { return }
    consider(
      packet.number, packet.timestamp, packet.interface, packet.linkType, packet.originalLength, bytes: bytes)
  }

  /// The packets that need no look as far as it is known now.
  @inlinable
  public var screen: OrdinaryPackets { table.streams.ordinary }

  /// How often a conversation that was passed by has come to matter.
  public var revision: Int { table.streams.revision }

  /// The packet comes in parts: as a whole it would be put into memory for each ordinary packet as well.
  @usableFromInline
  @inline(never)
  mutating func consider(
    _ number: Int, _ timestamp: Timestamp, _ interface: Int, _ linkType: UInt16, _ originalLength: Int, bytes: RawSpan
  ) {
    let packet = Packet(
      number: number, timestamp: timestamp, interface: interface, linkType: linkType, originalLength: originalLength)
    consider(packet, bytes: bytes)
  }

  @inline(__always)
  mutating func consider(_ packet: Packet, bytes: RawSpan) {
    widen(to: packet.timestamp)
    clock.advance(to: packet.timestamp)
    if table.isDue(by: clock.time) { takeOver() }
    guard let outline = FrameOutline(bytes, linkType: LinkType(rawValue: packet.linkType)) else {
      return neighbors.receive(packet, frame: bytes)
    }
    let headers = FrameHeaders(bytes, outline)
    switch headers.transport {
    case .tcp:
      if let gatewayWatch, gatewayWatch.concerns(headers, at: packet.timestamp, names) {
        table.watch(headers.destination)
      }
      table.receiveSegment(packet, headers, frame: bytes)
      if !table.openings.isEmpty { noteOpenings(packet, headers, frame: bytes) }
      if KerberosTraffic.concerns(headers) { receiveTicket(packet, headers, frame: bytes) }
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
    if KerberosTraffic.concerns(headers) { return receiveTicket(packet, headers, frame: frame) }
    var payload = ByteReader(frame, in: headers.payload)
    if DatagramTraffic.concerns(headers) { datagrams.receive(packet, headers, payload: &payload) }
    guard NameTraffic.concerns(headers) else { return }
    names.append(packet, headers, frame: frame, payload: &payload)
  }

  private mutating func receiveTicket(_ packet: Packet, _ headers: FrameHeaders, frame: RawSpan) {
    var payload = ByteReader(frame, in: headers.payload)
    tickets.append(packet, headers, payload: &payload)
  }

  private mutating func receiveError(_ packet: Packet, _ headers: FrameHeaders, frame: RawSpan) {
    var payload = ByteReader(frame, in: headers.payload)
    guard let error = try? ICMPError(parsing: &payload) else { return }
    let notice = ErrorNotice(frame: packet.number, time: packet.timestamp, sender: headers.source, error: error)
    table.receiveError(notice)
    datagrams.receive(notice)
  }
}

// MARK: - Secrets

extension Analysis {
  /// Takes TLS secrets that the capture holds. They open every connection that is not over yet, wherever it began.
  public mutating func found(_ block: DecryptionSecrets) {
    secrets.add(block)
    table.secrets = secrets.all
  }

  /// Takes more lines of a key log that grows while packets are captured.
  public mutating func add(keyLog text: [UInt8]) { secrets.add(keyLog: text) }
}

// MARK: - Connections that are over

extension Analysis {
  /// What became known of connections since the last call.
  public mutating func takeNews() -> FlowNews {
    defer { news = FlowNews() }
    return news
  }

  /// How many connections are over that nobody has taken yet.
  public var pending: Int { news.count }

  /// The end of the capture: every connection that is still open is over with it. No packets may follow.
  public mutating func end(_ summary: CaptureSummary) -> CaptureEnding {
    table.finish()
    let window = window(to: summary.lastPacket)
    if isLive { for flow in table.flows { news.append(FlowOpening(flow), lookups[flow.ordinal] ?? .none) } }
    for place in table.occupied { note(table.remove(at: place), at: window.end) }
    // Beside attempts that a live capture has reported, none of these is one.
    if nextID > 1 {
      return CaptureEnding(
        news: takeNews(), window: window, failedLookup: nil, failedTickets: [], failedNeighbor: nil,
        mayHaveSought: false)
    }
    return CaptureEnding(
      news: takeNews(), window: window, failedLookup: options.server == nil ? nil : finder.failedLookup,
      failedTickets: ticketFinder(to: window.end).failed, failedNeighbor: neighbors.failed,
      mayHaveSought: !hasReachedGateway)
  }

  /// What must be said of the capture as a whole, once it has ended.
  public func notes(hasAttempts: Bool) -> [String] {
    (hasAttempts ? [] : notesWithoutAttempts) + boundNotes + secrets.notes
  }

  private var notesWithoutAttempts: [String] {
    finder.notesWithoutAttempts + [ticketFinder(to: window(to: nil).end).noteWithoutAttempts].compactMap { $0 }
  }

  private mutating func takeOver() {
    guard !isLive else { return }
    while let flow = table.takeOver(by: clock.time) { note(flow, at: clock.time) }
  }

  /// How a client came to a server is looked up when it connects: soon other look-ups will have crowded those out.
  private mutating func noteOpenings(_ packet: Packet, _ headers: FrameHeaders, frame: RawSpan) {
    for opening in table.openings {
      let end = headers.source == opening.client ? HardwareAddress.End.sender : .receiver
      let lookup = lookup(
        for: opening, at: HardwareAddress(of: end, frame: frame, linkType: LinkType(rawValue: packet.linkType)))
      if !isLive { news.append(opening, lookup) } else if !lookup.isEmpty { lookups[opening.ordinal] = lookup }
    }
    table.openings.removeAll(keepingCapacity: true)
  }

  /// A client that connects again and again without asking for a name in between came by the same one, of which all its connections then share
  /// what was found.
  private mutating func lookup(for opening: FlowOpening, at hardware: HardwareAddress?) -> NameLookup {
    if names.count == 0, options.server == nil { return .none }
    let key = LookupKey(client: opening.client, server: opening.server.address, messages: names.count)
    if let latestLookup, latestLookup.key == key { return latestLookup.lookup }
    let lookup = finder.lookup(for: opening, at: hardware)
    latestLookup = (key, lookup)
    return lookup
  }

  private struct LookupKey: Equatable {
    let client: IPAddress
    let server: IPAddress
    let messages: Int
  }

  private mutating func note(_ flow: consuming Flow, at time: Timestamp) {
    let (tickets, datagrams) = (tickets(of: flow), datagrams.records(of: flow))
    news.append(
      FlowOver(
        flow, time: time, secrets: secrets.forFlowThatIsOver(), tickets: tickets, datagrams: datagrams))
  }

  /// A server that has not said a word has not asked for a ticket.
  private func tickets(of flow: Flow) -> [KerberosRecord] {
    if flow.fromServer.payloadBytes == 0 { return [] }
    return tickets.records(of: flow.client.address, since: flow.start.advanced(byNanoseconds: -TicketTraffic.lead))
  }

  private var finder: LookupFinder { LookupFinder(names: names, options: options) }

  private func ticketFinder(to end: Timestamp) -> TicketFinder {
    TicketFinder(records: tickets.records, server: options.server, end: end)
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
    let attempts = attempts(summary)
    notes = notes(hasAttempts: nextID > 1 || !attempts.isEmpty)
    return attempts.map { report($0, capture: summary.path) }
  }

  /// The attempts that were not reported yet, in the order in which they became complete. No packets may follow.
  mutating func attempts(_ summary: CaptureSummary) -> [Attempt] {
    var queue = AttemptQueue(options: options)
    let known = queue.add(takeNews().read())
    let ending = end(summary)
    return known + queue.add(ending.news.read()) + queue.finish(ending)
  }

  /// Judges what has ended, or waited long enough to be called stalled, by `now`; each attempt once.
  public mutating func settle(now: Timestamp) -> [AttemptReport] {
    let window = CaptureWindow(start: first ?? now, end: now)
    var connections = table.flows.map {
      Connection($0, secrets: secrets.all, tickets: tickets(of: $0), datagrams: datagrams.records(of: $0))
    }
    for connection in connections where connection.isAside(besides: options.rdpPorts) && isSettled([connection], now) {
      passBy(connection)
    }
    connections.removeAll { $0.isAside(besides: options.rdpPorts) }
    return joined(AttemptGrouping.group(connections)).filter { isSettled($0, now) }.map { group in
      let lookup = lookups[group[0].flow.ordinal] ?? .none
      var attempt = Attempt(group, lookup, window: window, code: options.code)
      for connection in group {
        guessing.note(connection)
        forget(connection.flow)
      }
      attempt.look(for: guessing)
      return report(attempt, capture: "")
    }
  }

  /// The groups, those that are one click together.
  private func joined(_ groups: [[Connection]]) -> [[Connection]] {
    var (clicks, families) = (Clicks(), FamilyTies())
    for flow in table.flows {
      if let lookup = lookups[flow.ordinal], lookup.hasBothFamilies {
        clicks.place(FlowOpening(flow), lookup, in: &families)
      }
    }
    for connection in groups.joined() where connection.redirection != nil {
      let target = table.flows.first { connection.leads(to: FlowOpening($0)) }
      if let target { clicks.tie(connection.flow.ordinal, target.ordinal, .redirection) }
    }
    return groups.flatMap { clicks.add($0) } + clicks.finish()
  }

  /// Forgets a connection that belongs to no attempt. One that did not come about may still be all there is, at the end.
  private mutating func passBy(_ connection: Connection) {
    guard connection.progress.reached(.tcpSYNACK) else { return }
    if connection.flow.server.port == GatewayWatch.port { hasReachedGateway = true }
    forget(connection.flow)
  }

  private mutating func forget(_ flow: Flow) {
    lookups[flow.ordinal] = nil
    table.remove(flow)
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
    if tickets.forgotten > 0 {
      notes.append("The first \(tickets.forgotten) messages of Kerberos were forgotten before the end of the capture.")
    }
    if names.forgotten > 0 {
      notes.append("The first \(names.forgotten) name look-ups were forgotten before the end of the capture.")
    }
    return notes
  }
}

/// What the end of a capture brings to light.
public struct CaptureEnding: Sendable {
  /// The connections that were open to the end.
  public let news: FlowNews
  let window: CaptureWindow
  let failedLookup: FailedLookup?
  let failedTickets: [FailedTicket]
  let failedNeighbor: FailedNeighbor?
  /// Whether a gateway that nobody got to can be an attempt.
  let mayHaveSought: Bool
}

extension Attempt {
  /// What is to be said about the attempt. It needs nothing but the attempt, so any thread can do it.
  ///
  /// - Parameter isBrief: only a line of it is wanted: verdict, finding and reason, and not what else is to be said.
  public func judged(id: Int, capture: String, isBrief: Bool = false) -> AttemptReport {
    let conclusion = Diagnosis(self, catalogue: Signature.catalogue, isBrief: isBrief).conclude()
    return AttemptReport(id: id, capture: capture, self, conclusion, isBrief: isBrief)
  }
}
