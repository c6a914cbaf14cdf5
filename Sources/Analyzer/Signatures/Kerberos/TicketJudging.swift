import Capture
import Dissectors

/// What a KDC's refusal, or that of the server who was shown a ticket, is about. Each topic is a signature.
enum TicketTopic: Sendable {
  case client, clock, service, key, certificate, other

  init(_ code: KerberosErrorCode) {
    switch code {
    case .clientExpired, .clientPrincipalUnknown, .encryptionTypeNotSupported, .clientRevoked, .keyExpired,
      .preauthenticationFailed:
      self = .client
    case .clockSkew: self = .clock
    case .serverPrincipalUnknown: self = .service
    case .modified: self = .key
    case _ where code.isAboutCertificate: self = .certificate
    default: self = .other
    }
  }
}

extension Attempt {
  /// Judges whether the ticket for the server was refused for `topic`.
  func judgeTicket(_ topic: TicketTopic) -> Judgement {
    guard let refusal = ticketRefusal else { return .cannotTell("no KDC refused a ticket for the server") }
    let code = refusal.error.code
    guard TicketTopic(code) == topic else {
      return .ruledOut("the KDC's error is \(code.text)", frame: refusal.frame)
    }
    let evidence = [ticketTraffic?.request(before: refusal).map(Evidence.ticketRequest), .ticketRefusal(refusal)]
    return .matched(
      Judgement.Match(
        refusal.namesService || insideError != nil ? .certain : .likely, evidence.compactMap { $0 },
        closedBy: connections.isEmpty ? .nobody : nil))
  }

  /// Speaks for a cause when the KDC's error is one of `codes`, and against it when it is another.
  func weighTicket(_ codes: KerberosErrorCode...) -> Signature.Weight {
    guard let refusal = ticketRefusal else { return Signature.Weight() }
    let text = "the KDC's error is \(refusal.error.code.text) (frame \(refusal.frame))"
    return codes.contains(refusal.error.code) ? Signature.Weight(for: [text]) : Signature.Weight(against: [text])
  }

  /// Why there is no ticket that the server takes.
  var ticketRefusal: TicketRefusal? {
    guard mayHoldTickets else { return nil }
    return insideError ?? ticketTraffic?.refusal
  }

  /// Whether there is anything in which a ticket may be refused, as in few attempts.
  private var mayHoldTickets: Bool {
    guard let connection else { return !tickets.isEmpty }
    return !connection.tickets.isEmpty || connection.timeline.mayHold(TSRequest.self)
  }

  /// The traffic with KDCs that concerns the server; nil when there is none, or when the connection did not end for want of a ticket.
  var ticketTraffic: TicketTraffic? {
    guard let connection else { return tickets.isEmpty ? nil : TicketTraffic(records: tickets, end: window.end) }
    guard connection.endedAtLogon else { return nil }
    let own = connection.ticketsOfLogon(to: wantedName)
    guard let last = own.last, !connection.clientSpoke(after: last.time) else { return nil }
    return TicketTraffic(records: own, end: connection.closing?.time ?? window.end)
  }

  /// The Kerberos error that the server sent in CredSSP, where that can be read.
  private var insideError: TicketRefusal? {
    guard let connection, connection.endedAtLogon else { return nil }
    for sighting in connection.timeline.all(TSRequest.self, from: .server) {
      for token in sighting.message.tokens {
        guard let error = token.kerberos?.error, !error.code.isOnTheWay else { continue }
        return TicketRefusal(frame: sighting.event.frame, time: sighting.event.time, error: error)
      }
    }
    return nil
  }
}

extension Connection {
  /// Whether it ended while the user was to log on, and the server did not say why.
  fileprivate var endedAtLogon: Bool {
    guard usesCredSSP, progress.reached(.tlsFinished), let last = progress.last?.step, last < .credsspCredentials else {
      return false
    }
    if case .told? = logonRefusal { return false }
    return true
  }

  /// Whether the client said something inside TLS later than `time`: it went on without the ticket, with NTLM, or had one all the same.
  fileprivate func clientSpoke(after time: Timestamp) -> Bool {
    timeline.events.contains { $0.side == .client && $0.isApplicationData && $0.time > time }
  }

  /// What was said about a ticket for the Remote Desktop service of `name`; and, while the user was to log on, about the user's own ticket, if the
  /// user is the one of the connection's cookie.
  fileprivate func ticketsOfLogon(to name: String?) -> [KerberosRecord] {
    let start = progress.milestone(.tlsFinished)?.time ?? flow.start
    let general = tickets.filter { $0.isGeneral && $0.time >= start && $0.time <= closing?.time ?? flow.end }
    let isUsers = general.contains { $0.isAbout(user: cookieUser) }
    return tickets.filter { record in
      if record.isUnreadTicket { return true }
      if let host = record.host { return name.map { host.namesSameHost(as: $0) } ?? false }
      return isUsers && general.contains { $0.frame == record.frame }
    }
  }

  /// The start of the user's name, as clients put it into their first message.
  private var cookieUser: String? {
    guard case .identifier(let text)? = request?.message.routingToken?.kind else { return nil }
    return text.split(separator: "\\").last.map { $0.lowercased() }
  }
}

extension KerberosRecord {
  fileprivate func isAbout(user: String?) -> Bool {
    guard let user, case .message(.kdcRequest(let request)) = content, let name = request.client?.parts.first else {
      return false
    }
    return name.lowercased().hasPrefix(user)
  }
}

// MARK: - In words

extension Evidence {
  fileprivate static func ticketRequest(_ sighting: (record: KerberosRecord, request: KDCRequest)) -> Evidence {
    let (record, request) = sighting
    let user = request.client.map { "\($0.text) of " } ?? "a user of "
    return Evidence(
      record.frame, field: "kerberos.SNameString",
      "\(user)\(request.realm) asked the KDC \(record.kdc) for a ticket for \(request.service?.text ?? "a service")")
  }

  static func ticketRefusal(_ refusal: TicketRefusal) -> Evidence {
    let code = refusal.error.code
    let meaning = code.meaning.map { ": \($0.asClause)" } ?? ""
    let status = refusal.error.status.map { "; Windows adds \($0.told)" } ?? ""
    return Evidence(refusal.frame, field: "kerberos.error_code", "the answer is \(code.text)\(meaning)\(status)")
  }
}

extension KerberosErrorCode {
  /// "KDC_ERR_PREAUTH_FAILED (24)".
  var text: String { name.map { "\($0) (\(rawValue))" } ?? "KRB-ERROR \(rawValue)" }
}

extension Remedy {
  /// How the next capture shows that Kerberos works.
  static let captureTicketAgain = Remedy(
    .client,
    "Then connect and capture once more: after the request for TERMSRV/HOST comes a TGS-REP (kerberos.msg_type 13) instead of an error.",
    command: "klist purge; klist get TERMSRV/HOST", risk: .reversible,
    undo: "None is needed; Windows asks for the tickets it purged anew.")
}
