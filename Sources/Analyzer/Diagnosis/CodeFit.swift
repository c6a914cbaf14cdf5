import Capture
import Crypto
import Dissectors

/// Whether the code that the user's client showed can belong to the attempt the capture holds.
enum CodeFit {
  /// What does not fit, as whole sentences; empty when nothing speaks against the code, or none was given.
  static func notes(_ code: MstscCode?, _ attempt: Attempt, _ conclusion: Diagnosis.Conclusion) -> [String] {
    guard let code else { return [] }
    let first = contradiction(code.code, attempt, conclusion).map { why in
      conclusion.contradicts(code.code)
        ? "This attempt cannot have produced \(code.code.printed): \(why)."
        : "\(code.code.printed) does not fit what the capture shows: \(why)."
    }
    return [first ?? doubt(code.code, conclusion), ExtendedFit.note(code, attempt)].compactMap { $0 }
  }

  /// Why the attempt cannot have produced the code; a clause.
  private static func contradiction(
    _ code: DisconnectReason, _ attempt: Attempt, _ conclusion: Diagnosis.Conclusion
  ) -> String? {
    if conclusion.verdict == .succeeded {
      return code.endsSessions ? nil : "it succeeded, so the code is of another attempt"
    }
    guard let connection = attempt.connection else {
      return code.fitsWithoutConnection(attempt)
        ? nil : "no connection was tried as far as the capture shows, and the code is of one"
    }
    return code.contradiction(connection, attempt, conclusion.closedBy)
  }

  /// A failure that a peer put in words has codes that go with it.
  private static func doubt(_ code: DisconnectReason, _ conclusion: Diagnosis.Conclusion) -> String? {
    guard let finding = conclusion.finding, finding.confidence == .certain, !finding.mstsc.isEmpty,
      code.needs != nil, !finding.mstsc.contains(where: { $0.code == code })
    else { return nil }
    let usual = finding.mstsc.map(\.code.printed).joined(separator: " or ")
    return
      "For \(finding.id) mstsc mostly shows \(usual), not \(code.printed): code and capture may be of different attempts."
  }
}

extension Diagnosis.Conclusion {
  /// Whether enough is known to call a code impossible that does not fit. A client that waited in vain and then closed may show what goes
  /// with the failure all the same.
  fileprivate func contradicts(_ code: DisconnectReason) -> Bool {
    switch verdict {
    case .succeeded: true
    case .failed: finding?.mstsc.contains { $0.code == code } == false
    case .unexplained, .incomplete: false
    }
  }
}

extension DisconnectReason {
  /// What a connection must have come to before mstsc can show a code.
  enum Need: Equatable {
    /// The name was not found, so there was no connection.
    case noAddress
    /// The TCP connection did not come about.
    case noConnection
    /// An open connection was closed by the other side.
    case closedByOther
    /// An open connection broke, or stood still.
    case opened
    /// The server's certificate was seen.
    case certificate
    /// TLS was up, so that credentials were asked for.
    case logon
    /// The settings of a session were exchanged.
    case session
    /// No TLS: RDP's own security was selected.
    case standardSecurity
  }

  /// Nil where nothing is known.
  var needs: Need? {
    switch rawValue {
    case 0x104, 0x208, 0x508, 0x604: .noAddress
    case 0x108, 0x204: .noConnection
    case 0x904: .closedByOther
    case 0x304, 0x404, 0x704: .opened
    case 0x1B07: .certificate
    case 0x807, 0xA07, 0xB07, 0xC07, 0xD07, 0xE07, 0xF07, 0x1207, 0x1607, 0x1707, 0x1807, 0x1C07, 0x2107, 0x2207:
      .logon
    case 0x3, 0x808, 0x908: .session
    case 0x506, 0x606: .standardSecurity
    default: nil
    }
  }

  /// Whether it can come without any TCP connection: for a name, for a host of the own network, for a ticket.
  fileprivate func fitsWithoutConnection(_ attempt: Attempt) -> Bool {
    switch needs {
    case .noAddress, nil: true
    case .noConnection: !attempt.neighborRequests.isEmpty
    case .logon: !attempt.tickets.isEmpty
    default: false
    }
  }

  /// Whether a session that ran well ends with this code: nobody's error, the user's wish on either side, or the server's.
  fileprivate var endsSessions: Bool { rawValue <= 0x3 }

  /// Whether the server judged the user, which it does not once it has proved its key.
  fileprivate var isRefusalOfUser: Bool { needs == .logon && rawValue < 0x1600 }

  fileprivate func contradiction(_ connection: Connection, _ attempt: Attempt, _ closer: Closer) -> String? {
    switch needs {
    case .noAddress: addressKnown(connection)
    case .noConnection: connectionMade(connection)
    case .closedByOther: notClosedByOther(connection, closer)
    case .opened: notOpened(connection) ?? timeout(connection)
    case .certificate: certificateFine(connection)
    case .logon: noLogon(connection, attempt)
    case .session: noSession(connection)
    case .standardSecurity: usesTLS(connection)
    case nil: nil
    }
  }
}

// MARK: - One need each

extension DisconnectReason {
  private func addressKnown(_ connection: Connection) -> String? {
    connection.progress.milestone(.tcpSYNACK).map {
      "the name was found, since the server answered the client's SYN (frame \($0.frame))"
    }
  }

  private func connectionMade(_ connection: Connection) -> String? {
    connection.progress.milestone(.tcpEstablished).map {
      "it means that no TCP connection came about, and this one did (frame \($0.frame))"
    }
  }

  /// FD_CLOSE is Winsock's report that the other side closed, by FIN or RST.
  private func notClosedByOther(_ connection: Connection, _ closer: Closer) -> String? {
    if let never = notOpened(connection) { return never + "; the code would be 0x204" }
    if closer == .client {
      return
        "it means that the other side closed the connection, but here the client closed it first; look at connections beside this one"
    }
    guard connection.closing == nil else { return nil }
    return "it means that a FIN or a RST reached the client, and this capture holds none"
  }

  private func notOpened(_ connection: Connection) -> String? {
    guard connection.flow.hasStart, !connection.progress.reached(.tcpSYNACK) else { return nil }
    return "it is of a connection that was open, and this one was never opened"
  }

  private func timeout(_ connection: Connection) -> String? {
    guard self == .timeoutOccurred, let closing = connection.closing, connection.flow.hasStart else { return nil }
    let took = closing.time - connection.flow.start
    return took < .seconds(1) ? "it means that something took too long, and all of it took \(took.text)" : nil
  }

  private func certificateFine(_ connection: Connection) -> String? {
    if !connection.mayHaveReached(.tlsServerHello), connection.serverHello == nil {
      return "it is about the server's certificate, and the connection ended before there was one"
    }
    guard let leaf = connection.leaf, let sighting = connection.certificate,
      sighting.event.time.nanoseconds / 1_000_000_000 <= leaf.facts.notAfter
    else { return nil }
    return
      "the certificate is valid until \(utcText(leaf.facts.notAfter)) (frame \(sighting.event.frame)), unless the client's clock is wrong"
  }

  private func noLogon(_ connection: Connection, _ attempt: Attempt) -> String? {
    if !connection.mayHaveReached(.tlsFinished), attempt.tickets.isEmpty, !usesStandardSecurity(connection) {
      return "it is about the logon, and the connection ended before TLS was up"
    }
    guard isRefusalOfUser, let proof = connection.progress.milestone(.credsspServerKey) else { return nil }
    return "the server proved its key (frame \(proof.frame)), which it does for a user whom it believes"
  }

  private func noSession(_ connection: Connection) -> String? {
    connection.mayHaveReached(.mcsConnectInitial)
      ? nil : "it is about a session, and the connection ended before one was set up"
  }

  private func usesTLS(_ connection: Connection) -> String? {
    guard let confirm = connection.confirm, let selected = connection.progress.selected, !selected.isEmpty else {
      return nil
    }
    return "it is of RDP's own security, and here \(selected.names) was selected (frame \(confirm.event.frame))"
  }

  private func usesStandardSecurity(_ connection: Connection) -> Bool { connection.progress.selected?.isEmpty ?? false }
}
