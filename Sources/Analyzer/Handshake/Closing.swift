import Capture
import Dissectors

/// How a connection ended, and who ended it.
public struct Closing: Sendable {
  public enum Manner: Sendable, Equatable {
    case fin
    case reset
    /// A TLS alert in clear.
    case alert(AlertDescription)
    /// A protected TLS alert, which close_notify is too.
    case encryptedAlert
    /// A Disconnect Provider Ultimatum in clear.
    case ultimatum
    /// An ICMP error.
    case refusal
  }

  public let side: Side
  public let manner: Manner
  public let frame: Int
  public let time: Timestamp
}

extension Closing {
  /// The first act that ended the connection; nil while it is open.
  ///
  /// The first fatal alert, close_notify, ultimatum, FIN or RST decides. Windows answers a client's FIN with RST: that comes second and
  /// closes nothing. An alert counts only when the connection did end after it.
  init?(_ timeline: Timeline) {
    let (records, events) = (timeline.records, timeline.events)
    guard let end = records.indices.first(where: { records[$0].endsTransport }) else { return nil }
    let decisive = records.indices.first { index in
      if records[index].frame > records[end].frame || records[index].isApplicationRecord { return false }
      if records[index].messageType == nil { return records[index].kind.closingManner != nil }
      return records[index].mayClose && Closing.manner(of: events[index]) != nil
    }
    let act = events[decisive ?? end]
    guard let manner = Closing.manner(of: act) else { return nil }
    side = act.side
    self.manner = manner
    frame = act.frame
    time = act.time
  }

  static func manner(of event: Event) -> Manner? {
    if event.isApplicationRecord { return nil }
    return event.isMessage ? mannerOfMessage(event) : event.kind.closingManner
  }

  private static func mannerOfMessage(_ event: Event) -> Manner? {
    if let alert = event.message(TLSAlert.self), alert.level == .fatal || alert.description == .closeNotify {
      return .alert(alert.description)
    }
    return event.message(MCSDomainPDU.self)?.choice == .disconnectProviderUltimatum ? .ultimatum : nil
  }
}

extension ICMPReason {
  /// Whether the packet was turned away for good: destination unreachable, but for a packet that was only too big.
  var isRefusal: Bool {
    version == 4 ? type == 3 && self != .fragmentationNeeded : type == 1
  }
}

extension Event {
  /// Whether nothing can follow on the connection but its teardown.
  var endsTransport: Bool { records[index].endsTransport }
}

extension Event.Record {
  /// Whether nothing can follow on the connection but its teardown.
  var endsTransport: Bool { messageType == nil && !isApplicationRecord && kind.endsTransport }

  /// Whether it is a message of a kind of which some end connections.
  fileprivate var mayClose: Bool { holds(TLSAlert.self) || holds(MCSDomainPDU.self) }
}

extension Event.Kind {
  /// How it ended the connection, if it did; a message has more to say than this.
  fileprivate var closingManner: Closing.Manner? {
    switch self {
    case .segment(let flags) where flags.contains(.rst): .reset
    case .segment(let flags) where flags.contains(.fin): .fin
    case .encrypted(let record) where record.role == .alert: .encryptedAlert
    case .icmp(let error, _) where error.reason.isRefusal: .refusal
    default: nil
    }
  }

  fileprivate var endsTransport: Bool {
    switch self {
    case .segment(let flags): flags.ends
    case .icmp(let error, _): error.reason.isRefusal
    default: false
    }
  }
}
