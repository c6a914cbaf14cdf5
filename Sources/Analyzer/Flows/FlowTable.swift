import Bytes
import Capture
import Dissectors

/// The connections of a capture that may be RDP, in order of appearance.
///
/// It takes every TCP segment and ICMP error. What is not a candidate costs a number, a bitmap look-up and a peek, and leaves nothing behind
/// but, for a SYN, a slot in a table of fixed size.
struct FlowTable: Sendable {
  private(set) var flows: [Flow] = []
  /// Candidates that the bound on flows refused.
  private(set) var refused = 0

  private var current: [FlowKey: Int] = [:]
  private var streams = StreamNumbers()
  private var recentSYNs = RecentSYNs()
  private let filter: CandidateFilter

  init(ports: [UInt16]) {
    filter = CandidateFilter(ports: ports)
  }

  mutating func receiveSegment(_ packet: Packet, _ headers: FrameHeaders, frame: RawSpan) {
    let stream = streams.number(headers)
    if filter.concerns(headers) {
      add(packet, headers, stream, frame: frame)
    } else if headers.payload.isEmpty {
      receiveControl(packet, headers, stream, frame: frame)
    } else if !current.isEmpty, current[FlowKey(headers.sender, headers.receiver)] != nil {
      add(packet, headers, stream, frame: frame)
    } else if CandidateFilter.isConnectionRequest(headers, frame: frame) {
      adopt(packet, headers, stream, frame: frame)
    }
  }

  mutating func receiveError(_ notice: ErrorNotice) {
    let quoted = notice.error.quoted
    guard quoted.transport == .tcp else { return }
    let sender = Endpoint(address: quoted.source, port: quoted.sourcePort)
    let receiver = Endpoint(address: quoted.destination, port: quoted.destinationPort)
    if let index = current[FlowKey(sender, receiver)] {
      flows[index].note(notice)
    }
  }

  mutating func finish() {
    for index in flows.indices { flows[index].finish() }
  }
}

extension FlowTable {
  /// A segment without payload of a conversation that is no candidate by its ports.
  private mutating func receiveControl(_ packet: Packet, _ headers: FrameHeaders, _ stream: Int?, frame: RawSpan) {
    if headers.flags.contains(.syn) {
      recentSYNs.remember(
        RecentSYNs.Opening(packet: packet, headers: headers, options: TCPOptions(frame, headers)))
    } else if !current.isEmpty, current[FlowKey(headers.sender, headers.receiver)] != nil {
      add(packet, headers, stream, frame: frame)
    }
  }

  /// Puts a segment into its flow, which it opens if it is the first or a new SYN.
  private mutating func add(_ packet: Packet, _ headers: FrameHeaders, _ stream: Int?, frame: RawSpan) {
    let key = FlowKey(headers.sender, headers.receiver)
    var index = current[key]
    if let known = index, reopens(flows[known], headers) { index = nil }
    let client = isFromClient(headers) ? headers.sender : headers.receiver
    guard let index = index ?? open(packet, headers, stream, client: client) else { return }
    deliver(packet, headers, to: index, frame: frame)
  }

  /// Makes a flow of a conversation whose first payload shows that it is RDP.
  private mutating func adopt(_ packet: Packet, _ headers: FrameHeaders, _ stream: Int?, frame: RawSpan) {
    let openings = recentSYNs.take(headers)
    guard let index = open(openings.first?.packet ?? packet, headers, stream, client: headers.sender) else { return }
    // After a proxy's greeting the SYN says nothing about where the RDP bytes begin.
    if let syn = openings.first, syn.headers.sequence &+ 1 == headers.sequence {
      for opening in openings {
        var nothing = ByteReader(frame)
        nothing.limit(to: 0)
        flows[index].receive(opening.packet, opening.headers, options: opening.options, payload: &nothing)
      }
    } else {
      flows[index].followsOtherBytes = !openings.isEmpty
    }
    deliver(packet, headers, to: index, frame: frame)
  }

  private mutating func deliver(_ packet: Packet, _ headers: FrameHeaders, to index: Int, frame: RawSpan) {
    var payload = ByteReader(frame)
    payload.skipUpTo(headers.payload.lowerBound)
    payload.limit(to: headers.payload.count)
    let options = headers.flags.contains(.syn) ? TCPOptions(frame, headers) : nil
    flows[index].receive(packet, headers, options: options, payload: &payload)
  }

  private mutating func open(
    _ packet: Packet, _ headers: FrameHeaders, _ stream: Int?, client: Endpoint
  ) -> Int? {
    guard flows.count < Limits.flows else {
      refused += 1
      return nil
    }
    let server = client == headers.sender ? headers.receiver : headers.sender
    flows.append(Flow(ordinal: flows.count, stream: stream, client: client, server: server, start: packet.timestamp))
    current[FlowKey(client, server)] = flows.count - 1
    return flows.count - 1
  }

  /// Whether a SYN opens a new connection over the endpoints of `flow`. The same SYN sent again, also after a refusal, does not.
  private func reopens(_ flow: Flow, _ headers: FrameHeaders) -> Bool {
    guard headers.flags.contains(.syn), !headers.flags.contains(.ack) else { return false }
    guard flow.side(of: headers) == .client else { return true }
    guard let initial = flow.fromClient.initialSequence else {
      // The answer to a SYN may have overtaken it on its way to the capture.
      return flow.fromClient.offset(of: headers.sequence &+ 1) != 0
    }
    return initial != headers.sequence
  }

  private func isFromClient(_ headers: FrameHeaders) -> Bool {
    if headers.flags.contains(.syn) { return !headers.flags.contains(.ack) }
    if filter.contains(headers.destinationPort) != filter.contains(headers.sourcePort) {
      return filter.contains(headers.destinationPort)
    }
    return headers.destinationPort <= headers.sourcePort
  }
}
