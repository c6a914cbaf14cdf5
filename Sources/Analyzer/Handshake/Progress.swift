import Capture
import Dissectors

/// How far a connection got: the steps that were completed, each with the frame that proves it.
public struct Progress: Sendable {
  public struct Milestone: Sendable {
    public let step: Step
    public let frame: Int
    public let time: Timestamp
  }

  /// Completed steps in the order of the sequence.
  public private(set) var milestones: [Milestone] = []
  /// The same as bits, by their order.
  private var completed: UInt64 = 0
  /// The security protocol the server selected; nil before it did. Empty means standard RDP security.
  public private(set) var selected: SecurityProtocols?

  private var serverFinished = false
  var joins = Joins()
  /// Whether standard RDP security encrypts the session.
  var encryptsItself = false
  /// Whether the connection is one to an RD Gateway, whose own TLS is no step of RDP.
  private(set) var isToGateway = false
  /// Whether what client and gateway say came inside TLS.
  private(set) var isInsideTLS = false

  public var last: Milestone? { milestones.last }

  public func milestone(_ step: Step) -> Milestone? {
    reached(step) ? milestones.first { $0.step == step } : nil
  }

  public func reached(_ step: Step) -> Bool { completed &>> UInt64(step.order) & 1 != 0 }

  /// The step that would have come next; nil when the session runs.
  public var missing: Step? {
    Step.sequence.dropFirst(last.map { $0.step.order + 1 } ?? 0).first(where: expects)
  }

  /// Whether a step is part of the sequence that applies, as far as the negotiation tells.
  private func expects(_ step: Step) -> Bool {
    switch step {
    case .tcpSYN, .tcpSYNACK, .tcpEstablished, .x224Request, .x224Confirm: true
    case .gatewayRequest, .gatewayAnswer: reached(.gatewayRequest)
    case .gatewayHandshake, .gatewayTunnel, .gatewayAuthorization, .gatewayChannel:
      isToGateway && reached(.gatewayRequest)
    case .nameAnswer, .tlsCertificate, .tlsClientFinished: false
    case .tlsClientHello, .tlsServerHello, .tlsFinished: selected?.isEmpty == false
    case .securityExchange: selected != nil && encryptsItself
    case .mcsConnectInitial, .mcsConnectResponse, .mcsChannelsJoined, .clientInfo, .license, .demandActive,
      .confirmActive, .fontMap, .active:
      selected != nil
    default: selected?.authentication.contains(step) == true
    }
  }
}

// MARK: - From a timeline

extension Progress {
  init(_ timeline: Timeline) {
    milestones.reserveCapacity(16)
    isToGateway = timeline.isToGateway
    isInsideTLS = timeline.gatewayRequest?.event.isInsideTLS == true
    let records = timeline.records
    for index in records.indices where !records[index].isApplicationRecord {
      if records[index].messageType != nil {
        noteMessage(timeline.events[index])
      } else if let flags = records[index].flags {
        note(flags, timeline.events[index])
      } else if records[index].isClosedHandshake {
        noteFinished(timeline.events[index])
      }
    }
    noteUnseenClient(timeline)
    noteFlights(timeline)
    noteSession(timeline)
    if isToGateway { forgetStepsBehindGateway() }
    milestones.sort { $0.step < $1.step }
  }

  private mutating func forgetStepsBehindGateway() {
    milestones.removeAll { $0.step.phase > .gateway }
    completed = milestones.reduce(0) { $0 | 1 &<< UInt64($1.step.order) }
  }

  private mutating func note(_ flags: TCPFlags, _ event: Event) {
    if flags.contains(.syn) {
      complete(flags.contains(.ack) ? .tcpSYNACK : .tcpSYN, event)
    } else if event.side == .client, flags == .ack {
      complete(.tcpEstablished, event)
    }
  }

  private mutating func noteMessage(_ event: Event) {
    if event.holds(X224ConnectionRequest.self) {
      complete(.x224Request, event)
    } else if let confirm = event.message(X224ConnectionConfirm.self) {
      note(confirm, event)
    } else if event.holds(ClientHello.self) {
      complete(.tlsClientHello, event)
    } else if let hello = event.message(ServerHello.self) {
      if !hello.isHelloRetryRequest { complete(.tlsServerHello, event) }
    } else if let other = event.message(UnknownHandshake.self) {
      if other.header.type == .finished { noteFinished(event) }
    } else if event.holds(TLSCertificate.self) {
      if event.side == .server { complete(.tlsCertificate, event) }
    } else if event.phase == .gateway {
      if let step = gatewayStep(of: event) { complete(step, event) }
    } else if event.phase != .tls {
      noteSession(event)
    }
  }

  /// A failure is an answer, but it completes nothing.
  private mutating func note(_ confirm: X224ConnectionConfirm, _ event: Event) {
    switch confirm.negotiation {
    case .failure: return
    case .none: selected = []
    case .response(_, let protocols): selected = protocols
    }
    complete(.x224Confirm, event)
  }

  private mutating func noteFinished(_ event: Event) {
    guard reached(.tlsServerHello) else { return }
    if event.side == .client {
      complete(.tlsClientFinished, event)
      if serverFinished { complete(.tlsFinished, event) }
    } else {
      serverFinished = true
      if reached(.tlsClientFinished) { complete(.tlsFinished, event) }
    }
  }

  /// A server answers only what it got: where the client's packets were not captured, the server's first protected answer shows that the
  /// client finished TLS and spoke.
  private mutating func noteUnseenClient(_ timeline: Timeline) {
    guard serverFinished, !timeline.events.contains(where: { $0.side == .client }) else { return }
    guard let answer = timeline.events.first(where: { $0.isApplicationData && $0.side == .server }) else { return }
    complete(.tlsFinished, answer)
    complete(selected?.firstAnswer ?? .mcsConnectResponse, answer)
  }

  /// Names the first protected flights after TLS by their order: client and server take turns.
  private mutating func noteFlights(_ timeline: Timeline) {
    guard reached(.tlsFinished), let selected else { return }
    let flights = selected.contains(.hybridEx) ? timeline.flights : timeline.flights(first: selected.turns.count + 1)
    for (turn, step) in selected.turns.enumerated() where turn < flights.count {
      let event = timeline.events[flights[turn]]
      guard event.isApplicationRecord else { continue }
      // A refusal completes nothing. One of CredSSP shows by its size, others by a client that does not go on.
      if selected.usesCredSSP, event.side == .server, event.errorCodeSize != nil { return }
      if step == .rdstlsResponse || step == .rdsaadResult, turn + 1 == flights.count { return }
      complete(step, event)
    }
    if selected.contains(.hybridEx) { noteAuthorization(flights, timeline) }
  }

  /// A server of HYBRID_EX answers the credentials with four bytes (MS-RDPBCGR 2.2.10.2). What they say is hidden, but only a client that is
  /// let in goes on, and with its settings.
  private mutating func noteAuthorization(_ flights: [Int], _ timeline: Timeline) {
    let (records, events) = (timeline.records, timeline.events)
    let answer = flights.firstIndex { records[$0].side == .server && records[$0].plaintextLength == 4...4 }
    guard let answer, answer >= 5, flights.indices.contains(answer + 1),
      let settings = records[flights[answer + 1]].plaintextLength, settings.lowerBound >= Self.shortestSettings
    else { return }
    complete(.earlyAuthorization, events[flights[answer]])
    complete(.mcsConnectInitial, events[flights[answer + 1]])
    if flights.indices.contains(answer + 2) { complete(.mcsConnectResponse, events[flights[answer + 2]]) }
  }

  /// Bytes of a Connect Initial with nothing in it that may be left out: domain parameters, and core, cluster and security data.
  private static let shortestSettings = 250

  /// The session runs when the server's Font Map came, or, where that cannot be read, when both sides exchange more than any logon takes.
  /// Without the beginning of the connection neither says anything.
  private mutating func noteSession(_ timeline: Timeline) {
    guard reached(.tlsFinished) || reached(.mcsConnectResponse) else { return }
    if let map = timeline.fontMap {
      complete(.fontMap, map)
      complete(.active, map)
    } else if !timeline.isReadable, let frame = timeline.application.runningSince,
      let event = timeline.events.last(where: { $0.frame <= frame })
    {
      complete(.active, frame, event.time)
    }
  }

  mutating func complete(_ step: Step, _ event: Event) { complete(step, event.frame, event.time) }

  private mutating func complete(_ step: Step, _ frame: Int, _ time: Timestamp) {
    guard !reached(step) else { return }
    completed |= 1 &<< UInt64(step.order)
    milestones.append(Milestone(step: step, frame: frame, time: time))
  }
}

extension Timeline {
  /// Whether all that was said inside TLS was opened and understood.
  fileprivate var isReadable: Bool {
    decryption.isComplete && !events.contains { $0.isInsideTLS && $0.isMalformed }
  }

  /// The places of the events that the flights inside TLS begin with, the client's first one first: a flight is what one side sends before the
  /// other answers.
  fileprivate var flights: [Int] { flights(first: records.count) }

  /// As many of them as `count`.
  fileprivate func flights(first count: Int) -> [Int] {
    var flights: [Int] = []
    flights.reserveCapacity(min(count, 12))
    for index in records.indices where records[index].isApplicationData {
      let expected: Side = flights.count.isMultiple(of: 2) ? .client : .server
      if records[index].side == expected { flights.append(index) }
      if flights.count == count { break }
    }
    return flights
  }
}

extension Timeline {
  /// What must be the server's Font Map: the last of four in a row with the sizes of Synchronize, Control Cooperate, Control Granted Control
  /// and Font Map, which every server sends alike (MS-RDPBCGR 2.2.1.19 to 2.2.1.22, each in a Send Data Indication).
  var fontMap: Event? {
    var matched = 0
    for index in records.indices where records[index].side == .server {
      guard let length = records[index].closedLength else { continue }
      if length.contains(Self.finalization[matched]) {
        matched += 1
      } else {
        matched = length.contains(Self.finalization[0]) ? 1 : 0
      }
      if matched == Self.finalization.count { return events[index] }
    }
    return nil
  }

  /// Bytes of the server's four finalization PDUs.
  private static let finalization = [36, 40, 40, 40]
}

extension Event.Record {
  /// The control bits, if it is a segment.
  fileprivate var flags: TCPFlags? { if case .segment(let flags) = kind { flags } else { nil } }

  fileprivate var isClosedHandshake: Bool {
    if case .encrypted(let record) = kind { record.role == .handshake } else { false }
  }

  /// Bytes that a closed PDU of the session takes in clear, with its headers; nil for anything else.
  ///
  /// Standard RDP security puts 12 bytes of flags and signature in front of the data (MS-RDPBCGR 2.2.8.1.1.2.2), and some servers write the
  /// length of the data in two bytes where one would do.
  fileprivate var closedLength: ClosedRange<Int>? {
    if holds(EncryptedPDU.self) { return (range.count - 13)...(range.count - 12) }
    return isApplicationRecord ? plaintextLength ?? 0...0 : nil
  }
}
