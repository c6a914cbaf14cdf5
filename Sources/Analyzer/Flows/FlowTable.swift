import Bytes
import Capture
import Crypto
import Dissectors

/// The connections of a capture that may be RDP, in order of appearance.
///
/// It takes the TCP segments that are not ordinary, and ICMP errors. What is not a candidate leaves nothing behind
/// but its number and, for a SYN, a slot in a table of fixed size.
@usableFromInline
struct FlowTable: ~Copyable, Sendable {
  /// Candidates that the bound on flows refused.
  private(set) var refused = 0
  /// The connections that began since somebody last took them from here.
  var openings: [FlowOpening] = []

  /// Segments of conversations past the bound on stream numbers.
  var unnumbered: Int { streams.unnumbered }

  @usableFromInline private(set) var streams = StreamNumbers()

  /// The connections that are still open; one that is over leaves its place to another, and a vacant flow in it until then.
  private var places: [Flow] = []
  private var free: [Int] = []
  private var opened = 0
  /// Where the latest connection of a conversation is, by the conversation's tag.
  private var current = FlowPlaces()
  private var agenda = FlowAgenda()
  private var retired = NumberSet()
  private var recentSYNs = RecentSYNs()
  private let filter: CandidateFilter
  /// Hosts that the user named and that clients sought on the port of gateways.
  private var gateways: Set<IPAddress> = []
  /// Open TLS connections, which may lead to a gateway.
  var secrets = TLSSecrets()
  /// Whether what goes through a proxy may lead to a gateway too.
  var followsProxies = true

  init(ports: [UInt16]) {
    filter = CandidateFilter(ports: ports)
  }

  /// Takes a segment that `OrdinaryPackets` does not pass by; any other does no harm.
  mutating func receiveSegment(_ packet: Packet, _ headers: FrameHeaders, frame: RawSpan) {
    let ends = streams.ends(of: headers)
    // Almost all segments that come here continue a connection that is in the table.
    if !headers.flags.contains(.syn), let index = current[ends.tag], places[index].isKnown {
      return deliver(packet, headers, to: index, frame: frame)
    }
    let isCandidate = filter.concerns(headers) || (!gateways.isEmpty && leadsToWatchedGateway(headers))
    let place = streams.place(headers, ends, isCandidate: isCandidate)
    if isCandidate || isFollowed(place, ends.tag) {
      add(packet, headers, place, ends.tag, frame: frame)
    } else if headers.flags.contains(.syn) {
      recentSYNs.remember(packet, headers, frame: frame)
      // What was followed over the same endpoints is not what begins here.
      if let index = current[ends.tag] { places[index].isKnown = false }
    } else if CandidateFilter.isConnectionRequest(headers, frame: frame)
      || place?.isFresh == true && leadsToGateway(headers, frame: frame)
    {
      adopt(packet, headers, place, ends.tag, frame: frame)
      if let place { streams.follow(place) }
    }
  }

  mutating func receiveError(_ notice: ErrorNotice) {
    let quoted = notice.error.quoted
    guard quoted.transport == .tcp else { return }
    let sender = Endpoint(address: quoted.source, port: quoted.sourcePort)
    let receiver = Endpoint(address: quoted.destination, port: quoted.destinationPort)
    if let index = current[streams.tag(sender, receiver)] {
      places[index].note(notice)
    }
  }

  mutating func finish() {
    for index in places.indices { places[index].finish() }
  }
}

// MARK: - Connections that are over

extension FlowTable {
  /// The connections that are in the table, in order of appearance.
  var flows: [Flow] { occupied.map { places[$0] } }

  /// Where they are, in that order.
  var occupied: [Int] {
    places.indices.filter { !places[$0].isVacant }.sorted { places[$0].ordinal < places[$1].ordinal }
  }

  /// Whether it is time to take what is over.
  @inline(__always)
  func isDue(by clock: Timestamp) -> Bool { agenda.isDue(by: clock) }

  /// Takes the next connection that is over by `clock` out of the table, in the order in which that showed.
  mutating func takeOver(by clock: Timestamp) -> Flow? {
    while let item = agenda.next(by: clock) {
      guard places[item.place].ordinal == item.ordinal else { continue }
      let due = places[item.place].end.advanced(byNanoseconds: item.wait.nanoseconds)
      if clock < due {
        agenda.add(item, due: due)
      } else if item.wait == .afterEnd || places[item.place].isOneSided {
        return remove(at: item.place)
      }
    }
    return nil
  }

  /// Takes a connection out of the table; late segments of it are passed by.
  mutating func remove(_ flow: Flow) {
    let tag = streams.tag(flow.client, flow.server)
    guard let place = current[tag], places[place].ordinal == flow.ordinal else { return }
    _ = remove(at: place)
  }

  /// Takes the connection at `place` out of the table.
  mutating func remove(at place: Int) -> Flow {
    var flow = Flow.vacant
    swap(&flow, &places[place])
    free.append(place)
    let tag = streams.tag(flow.client, flow.server)
    if current[tag] == place { current[tag] = nil }
    if let stream = flow.stream { retired.insert(stream) }
    flow.finish()
    return flow
  }
}

extension FlowTable {
  /// Whether the conversation has turned out to be RDP. One past the bound on numbers is looked up among the
  /// candidates.
  @inline(__always)
  private func isFollowed(_ place: StreamNumbers.Place?, _ tag: UInt64) -> Bool {
    if let place { return place.isFollowed }
    return !current.isEmpty && current[tag] != nil
  }

  /// Puts a segment into its flow, which it opens if it is the first or a new SYN.
  private mutating func add(
    _ packet: Packet, _ headers: FrameHeaders, _ place: StreamNumbers.Place?, _ tag: UInt64, frame: RawSpan
  ) {
    var index = current[tag]
    if headers.flags.contains(.syn), let known = index, places[known].isReopened(by: headers) { index = nil }
    if index == nil, let place, retired.contains(place.number) { return }
    guard let index = index ?? open(packet, headers, place, tag, isFromClient: isFromClient(headers)) else { return }
    places[index].isKnown = place?.isKnown ?? false
    deliver(packet, headers, to: index, frame: frame)
  }

  /// Has connections to the port of gateways of that host followed from their SYN on.
  mutating func watch(_ gateway: IPAddress) {
    if gateways.count < Limits.watchedGateways { gateways.insert(gateway) }
  }

  private func leadsToWatchedGateway(_ headers: FrameHeaders) -> Bool {
    headers.destinationPort == GatewayWatch.port && gateways.contains(headers.destination)
      || headers.sourcePort == GatewayWatch.port && gateways.contains(headers.source)
  }

  /// Whether a conversation with this first payload leads to RDP through a proxy or a gateway, or may do so inside TLS that can be opened.
  private func leadsToGateway(_ headers: FrameHeaders, frame: RawSpan) -> Bool {
    GatewayBeginning.isCertain(headers, frame: frame, ports: filter)
      || !secrets.isEmpty && GatewayBeginning.isOpened(headers, frame: frame, by: secrets, orProxied: followsProxies)
  }

  /// Makes a flow of a conversation whose first payload shows that it is RDP.
  private mutating func adopt(
    _ packet: Packet, _ headers: FrameHeaders, _ place: StreamNumbers.Place?, _ tag: UInt64, frame: RawSpan
  ) {
    let openings = recentSYNs.take(headers)
    guard let index = open(openings.first?.packet ?? packet, headers, place, tag, isFromClient: true) else { return }
    // After a proxy's greeting the SYN says nothing about where the RDP bytes begin.
    if let syn = openings.first, syn.headers.sequence &+ 1 == headers.sequence {
      if let answer = openings.dropFirst().first { places[index].noteGreeting(after: answer.headers, headers) }
      for opening in openings {
        var nothing = ByteReader(frame)
        nothing.limit(to: 0)
        places[index].receive(opening.packet, opening.headers, payload: &nothing)
        places[index].note(opening.options, of: opening.headers)
      }
    } else {
      places[index].followsOtherBytes = !openings.isEmpty
    }
    deliver(packet, headers, to: index, frame: frame)
  }

  private mutating func deliver(_ packet: Packet, _ headers: FrameHeaders, to index: Int, frame: RawSpan) {
    var payload = ByteReader(frame, in: headers.payload)
    places[index].receive(packet, headers, payload: &payload)
    if headers.flags.contains(.syn) { places[index].note(TCPOptions(frame, headers), of: headers) }
    if headers.flags.ends { noteEnd(at: index) }
  }

  private mutating func noteEnd(at index: Int) {
    if places[index].isOnAgenda { return }
    places[index].isOnAgenda = true
    let item = FlowAgenda.Item(place: index, ordinal: places[index].ordinal, wait: .afterEnd)
    agenda.add(item, from: places[index].end)
  }

  private mutating func open(
    _ packet: Packet, _ headers: FrameHeaders, _ place: StreamNumbers.Place?, _ tag: UInt64, isFromClient: Bool
  ) -> Int? {
    guard places.count - free.count < Limits.flows else {
      refused += 1
      return nil
    }
    let (client, server) =
      isFromClient ? (headers.sender, headers.receiver) : (headers.receiver, headers.sender)
    let opening = FlowOpening(ordinal: opened, client: client.address, server: server, start: packet.timestamp)
    openings.append(opening)
    opened += 1
    let index = free.popLast() ?? places.count
    agenda.add(FlowAgenda.Item(place: index, ordinal: opening.ordinal, wait: .forAnswer), from: opening.start)
    current[tag] = index
    if index == places.count { places.append(.vacant) }
    var flow = Flow(
      ordinal: opening.ordinal, stream: place?.number, client: client, server: server, start: opening.start)
    swap(&flow, &places[index])
    return index
  }

  private func isFromClient(_ headers: FrameHeaders) -> Bool {
    if headers.flags.contains(.syn) { return !headers.flags.contains(.ack) }
    if filter.contains(headers.destinationPort) != filter.contains(headers.sourcePort) {
      return filter.contains(headers.destinationPort)
    }
    return headers.destinationPort <= headers.sourcePort
  }
}
