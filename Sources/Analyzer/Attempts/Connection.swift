import Capture
import Crypto
import Dissectors

/// One TCP connection as rules see it: its segments, its timeline, how far it got and how it ended.
public struct Connection: Sendable {
  /// Its bytes are gone: the timeline holds what they said.
  public private(set) var flow: Flow
  public let timeline: Timeline
  public let progress: Progress
  /// Nil while the connection is open.
  public let closing: Closing?
  /// What the server's own certificate says; nil when it does not show.
  public let leaf: X509Facts?

  public init(_ flow: Flow) {
    timeline = HandshakeReader.read(flow)
    progress = Progress(timeline)
    closing = Closing(timeline)
    leaf = timeline.first(TLSCertificate.self, from: .server)?.message.chain.first.flatMap {
      KnownCertificates.facts(der: $0.der)
    }
    self.flow = flow
    self.flow.forgetBytes()
  }
}

// MARK: - What was said

extension Connection {
  public var request: Timeline.Sighting<X224ConnectionRequest>? {
    timeline.first(X224ConnectionRequest.self, from: .client)
  }
  public var confirm: Timeline.Sighting<X224ConnectionConfirm>? {
    timeline.first(X224ConnectionConfirm.self, from: .server)
  }
  public var clientHello: Timeline.Sighting<ClientHello>? { timeline.first(ClientHello.self, from: .client) }
  public var serverHello: Timeline.Sighting<ServerHello>? {
    timeline.all(ServerHello.self, from: .server).first { !$0.message.isHelloRetryRequest }
  }
  public var certificate: Timeline.Sighting<TLSCertificate>? { timeline.first(TLSCertificate.self, from: .server) }

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
    flow.segments.all.contains { segment in
      segment.side == event.side.other && segment.flags.contains(.ack) && segment.frame >= event.frame
        && (flow[event.side].offset(of: segment.acknowledgment) ?? 0) >= event.range.upperBound
    }
  }

  /// Frames after `event` in which its bytes were sent again.
  public func retransmissions(of event: Event) -> [Int] {
    flow.segments.all.filter { segment in
      guard segment.side == event.side, segment.role == .retransmission, segment.frame > event.frame else {
        return false
      }
      let offset = flow[event.side].offset(of: segment.sequence) ?? 0
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
