import Capture
import Dissectors

/// What a client and its KDCs said to each other about the ticket for one server, in order.
struct TicketTraffic: Sendable {
  let records: [KerberosRecord]
  /// When watching ended.
  let end: Timestamp

  /// How long before a connection its ticket may have been asked for: a minute, in nanoseconds.
  static let lead: Int64 = 60_000_000_000

  /// A KDC that did not answer.
  enum Unreachable: Sendable {
    /// Its host has no such port.
    case refused(KerberosRecord)
    /// Nothing came back for so long.
    case silent(KerberosRecord, questions: Int, Duration)
  }
}

/// Why there is no ticket.
struct TicketRefusal: Sendable {
  let frame: Int
  let time: Timestamp
  let error: KerberosError
  /// Whether the refusal is about the Remote Desktop service of a host, not about the user's logon to the domain.
  var namesService: Bool { error.service.isRemoteDesktop }
}

extension TicketTraffic {
  /// The last refusal that no ticket followed; what a KDC asks for on the way is none.
  var refusal: TicketRefusal? {
    for record in records.reversed() {
      switch record.content {
      case .message(.kdcReply): return nil
      case .message(.error(let error)) where !error.code.isOnTheWay:
        return TicketRefusal(frame: record.frame, time: record.time, error: error)
      default: continue
      }
    }
    return nil
  }

  var unreachable: Unreachable? {
    let asked = records.filter { !$0.isFromKDC }
    guard let first = asked.first else { return nil }
    let answers = records.filter(\.isFromKDC)
    guard answers.allSatisfy(\.isReset) else { return nil }
    if let reset = answers.last { return .refused(reset) }
    let wait = end - first.time
    return asked.count >= 2 && wait >= .seconds(5) ? .silent(first, questions: asked.count, wait) : nil
  }

  /// The request that `refusal` answers.
  func request(before refusal: TicketRefusal) -> (record: KerberosRecord, request: KDCRequest)? {
    for record in records.reversed() where record.frame < refusal.frame {
      if case .message(.kdcRequest(let request)) = record.content { return (record, request) }
    }
    return nil
  }
}

extension KerberosRecord {
  var isReset: Bool { if case .reset = content { true } else { false } }

  /// The service that a message is about; nil where it names none.
  var service: PrincipalName? {
    guard case .message(let message) = content else { return nil }
    switch message {
    case .kdcRequest(let request): return request.service
    case .kdcReply(let reply): return reply.ticket.service
    case .error(let error): return error.service
    case .apRequest, .apReply, .other: return nil
    }
  }

  /// The host whose Remote Desktop service a message is about.
  var host: String? { service.flatMap { $0.isRemoteDesktop ? $0.parts.dropFirst().first : nil } }

  /// Whether it may be about any server: the user's logon to the domain, and what comes before messages.
  var isGeneral: Bool { service.map { $0.parts.first?.lowercased() == "krbtgt" } ?? true }
}

extension PrincipalName {
  /// TERMSRV/HOST, the name of the Remote Desktop service.
  var isRemoteDesktop: Bool { parts.count >= 2 && parts[0].uppercased() == "TERMSRV" }
}

extension KerberosErrorCode {
  /// Whether it is a normal step: pre-authentication is asked for, or TCP, or a ticket from user to user (RFC 4120 section 3.3.3).
  var isOnTheWay: Bool { [.preauthenticationRequired, .responseTooBig].contains(self) || [27, 69].contains(rawValue) }
}

extension String {
  /// Whether two names of hosts are the same, or one is the other without its domain.
  func namesSameHost(as other: String) -> Bool {
    let (one, two) = (lowercased(), other.lowercased())
    return one == two || one.hasPrefix(two + ".") || two.hasPrefix(one + ".")
  }
}
