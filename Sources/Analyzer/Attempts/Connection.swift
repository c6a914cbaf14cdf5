import Capture
import Crypto
import Dissectors

/// One TCP connection as rules see it: its segments, its timeline, how far it got and how it ended.
///
/// It never changes, and is a class because it is large and every rule is handed it.
public final class Connection: Sendable {
  /// Its bytes are gone: the timeline holds what they said.
  public let flow: Flow
  public let timeline: Timeline
  public let progress: Progress
  /// Nil while the connection is open.
  public let closing: Closing?

  public let request: Timeline.Sighting<X224ConnectionRequest>?
  public let confirm: Timeline.Sighting<X224ConnectionConfirm>?
  public let clientHello: Timeline.Sighting<ClientHello>?
  /// No HelloRetryRequest.
  public let serverHello: Timeline.Sighting<ServerHello>?
  public let certificate: Timeline.Sighting<TLSCertificate>?
  /// The server's own certificate; nil when it does not show.
  public let leaf: Leaf?
  /// The client's first SYN, and the server's answer that accepts it.
  let syn: Event?
  let synAck: Event?
  /// The name that the client asked for in its ClientHello, and whether it is an address.
  let wantedName: String?
  let wantsAddress: Bool
  /// The first bytes of the server, and what it sent first after the Connection Request, and after the ClientHello.
  let serverBytes: Event?
  let requestAnswer: Event?
  let helloAnswer: Event?
  /// The first thing the client said under the protection of TLS.
  let firstClientRecord: Event?
  /// The first RST, and whether its sender is who it says.
  public let resetOrigin: ResetOrigin?

  /// What its client and KDCs said to each other from shortly before it began until it was over, whatever it was about.
  public let tickets: [KerberosRecord]

  /// Whether it comes with a name that programs try which guess passwords.
  let isGuess: Bool
  /// Whether the client says that it is a scanner.
  let isScan: Bool

  /// What its client and server said about a UDP transport beside it.
  public let datagrams: [DatagramRecord]

  /// - Parameter secrets: open what is protected.
  public init(
    _ flow: consuming Flow, secrets: TLSSecrets = TLSSecrets(), tickets: [KerberosRecord] = [],
    datagrams: [DatagramRecord] = []
  ) {
    self.tickets = tickets
    self.datagrams = datagrams
    let timeline = HandshakeReader.read(flow, secrets: secrets)
    self.timeline = timeline
    progress = Progress(timeline)
    closing = Closing(timeline)
    request = timeline.first(X224ConnectionRequest.self, from: .client)
    isGuess = request?.message.hasGuessedName ?? false
    isScan = request?.message.isFromScanner ?? false
    confirm = timeline.first(X224ConnectionConfirm.self, from: .server)
    clientHello = timeline.first(ClientHello.self, from: .client)
    wantedName = clientHello?.message.serverName
    wantsAddress = wantedName.map { IPAddress($0) != nil } ?? false
    serverHello = timeline.first(ServerHello.self, from: .server) { !$0.isHelloRetryRequest }
    certificate = timeline.first(TLSCertificate.self, from: .server)
    leaf = certificate?.message.chain.first.flatMap { KnownCertificates.leaf(der: $0.der) }
    syn = timeline.segment(.syn, from: .client)
    synAck = timeline.segment([.syn, .ack], from: .server)
    requestAnswer = request.flatMap { timeline.answer(to: $0.event, from: .server) }
    helloAnswer = clientHello.flatMap { timeline.answer(to: $0.event, from: .server) }
    let records = timeline.records
    let bytes = records.indices.first { records[$0].side == .server && !records[$0].range.isEmpty }
    serverBytes = bytes.map { timeline.events[$0] }
    let spoke = records.indices.first { records[$0].side == .client && records[$0].isApplicationData }
    firstClientRecord = spoke.map { timeline.events[$0] }
    resetOrigin = ResetOrigin(in: flow.segments.all, isOverIPv4: flow.server.address.isIPv4)
    flow.forgetBytes()
    self.flow = consume flow
  }
}

// MARK: - What was said

extension Connection {
  /// The protocols the client offered; nil before it asked.
  public var requestedProtocols: SecurityProtocols? { request?.message.requestedProtocols }

  /// The failure the server answered the negotiation with.
  public var negotiationFailure: (event: Event, code: NegotiationFailureCode)? {
    guard let confirm, case .failure(let code) = confirm.message.negotiation else { return nil }
    return (confirm.event, code)
  }
}

// MARK: - What did not come

extension Connection {
  /// How long `side` stayed silent after `event`, counted to its next bytes, to the end of the connection, or to the capture's end.
  public struct Silence: Sendable {
    public let duration: Duration
    /// Whether the silence lasted until the capture or the connection ended.
    public let isFinal: Bool
  }

  public func silence(of side: Side, after event: Event, in window: CaptureWindow) -> Silence {
    if let answer = timeline.answer(to: event, from: side) {
      return Silence(duration: answer.time - event.time, isFinal: false)
    }
    let end = timeline.events.first { $0.frame > event.frame && $0.endsTransport }?.time ?? window.end
    return Silence(duration: max(.zero, end - event.time), isFinal: true)
  }

  /// Whether the other side's TCP said that it received the bytes of `event`.
  public func isAcknowledged(_ event: Event) -> Bool {
    let (numbering, side, frame, end) = (
      flow.numbering(of: event.side), event.side, event.frame, event.range.upperBound
    )
    return flow.segments.all.contains { segment in
      segment.frame >= frame && segment.side != side && segment.flags.contains(.ack)
        && (numbering?.offset(of: segment.acknowledgment) ?? 0) >= end
    }
  }

  /// Frames after `event` in which its bytes were sent again.
  public func retransmissions(of event: Event) -> [Int] {
    flow.segments.all.filter { segment in
      guard segment.side == event.side, segment.role == .retransmission, segment.frame > event.frame else {
        return false
      }
      let offset = flow.numbering(of: event.side)?.offset(of: segment.sequence) ?? 0
      return offset < event.range.upperBound && offset + segment.length > event.range.lowerBound
    }.map(\.frame)
  }
}

/// First and last moment of the captured traffic.
public struct CaptureWindow: Sendable {
  public let start: Timestamp
  public let end: Timestamp

  public init(start: Timestamp, end: Timestamp) {
    self.start = start
    self.end = end
  }
}
