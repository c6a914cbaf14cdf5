import Dissectors

extension Attempt {
  /// Judges whether the server refused the logon with an error code that is about `topic`.
  func judgeRefusal(_ topic: RefusalTopic) -> Judgement {
    guard let connection else { return .cannotTell("no connection was tried") }
    switch connection.logonRefusal {
    case .told(let status, let event):
      guard RefusalTopic(status, usesNTLM: connection.ntlmAccount != nil) == topic else {
        return .ruledOut("the server's error code is \(status.text)", by: event)
      }
      // A function that is not supported is NTLM in most cases, but the server does not say so.
      let confidence = status == .unsupportedFunction && topic == .ntlmBlocked ? Confidence.likely : .certain
      return .matched(Judgement.Match(confidence, connection.accountEvidence + [.errorCode(status, event)]))
    case .sized: return .cannotTell("the server's error code cannot be read")
    case nil:
      guard let proof = connection.serverProof else { return .cannotTell("the server sent no error code") }
      return .ruledOut("the server accepted what the client said of its user", by: proof)
    }
  }

  /// Speaks for a cause when the server's error code is one of `codes`, and against it when it is another.
  func weighRefusal(_ codes: NTStatus...) -> Signature.Weight {
    guard case .told(let status, let event)? = connection?.logonRefusal else { return Signature.Weight() }
    let text = "the server's error code is \(status.text) (frame \(event.frame))"
    return codes.contains(status) ? Signature.Weight(for: [text]) : Signature.Weight(against: [text])
  }
}

extension Attempt {
  /// Speaks for another machine where the server's name for itself in NTLM is not the one that the client looked for.
  func weighComputerName() -> Signature.Weight {
    guard let wanted = wantedName, IPAddress(wanted) == nil, let (event, challenge) = connection?.ntlmChallenge,
      let own = challenge.targetInfo.text(of: .dnsComputerName) ?? challenge.targetInfo.text(of: .computerName)
    else { return Signature.Weight() }
    return own.namesSameHost(as: wanted) || wanted.namesSameComputer(as: own)
      ? Signature.Weight(against: ["the server calls itself \(own) (frame \(event.frame))"])
      : Signature.Weight(for: [
        "the client looked for \(wanted), and the server calls itself \(own) (frame \(event.frame))"
      ])
  }
}

extension String {
  /// Whether the first parts of two names of hosts are the same: one machine may have several domains.
  fileprivate func namesSameComputer(as other: String) -> Bool {
    split(separator: ".").first?.lowercased() == other.split(separator: ".").first?.lowercased()
  }
}

// MARK: - What both sides said

extension Connection {
  /// What the client said of its user in NTLM.
  var ntlmAccount: (event: Event, message: NTLMAuthenticate)? {
    for sighting in timeline.all(TSRequest.self, from: .client) {
      for token in sighting.message.tokens {
        if case .authenticate(let message) = token.ntlm { return (sighting.event, message) }
      }
    }
    return nil
  }

  /// What the server said of itself in NTLM.
  var ntlmChallenge: (event: Event, message: NTLMChallenge)? {
    for sighting in timeline.all(TSRequest.self, from: .server) {
      for token in sighting.message.tokens {
        if case .challenge(let message) = token.ntlm { return (sighting.event, message) }
      }
    }
    return nil
  }

  /// Who wanted to log on, as far as it can be read. Nothing that proves the password is among it.
  var accountEvidence: [Evidence] {
    guard let (event, message) = ntlmAccount else { return [] }
    let user = message.user.isEmpty ? "nobody" : message.user
    let name = message.domain.isEmpty ? "\(user), without a domain" : "\(message.domain)\\\(user)"
    let computer = message.workstation.isEmpty ? "" : ", from the computer \(message.workstation)"
    return [Evidence(event.frame, field: "ntlmssp.auth.username", "the client logged on as \(name)\(computer)")]
  }

  /// The server's proof of its key, which it sends to a user whom it believes.
  var serverProof: Event? {
    timeline.all(TSRequest.self, from: .server).first { $0.message.pubKeyAuthLength != nil }?.event
  }

  /// The CredSSP version that a side names first.
  func credSSPVersion(of side: Side) -> (event: Event, version: UInt32)? {
    timeline.first(TSRequest.self, from: side).map { ($0.event, $0.message.version) }
  }
}

extension Evidence {
  static func errorCode(_ status: NTStatus, _ event: Event) -> Evidence {
    Evidence(event.frame, field: "credssp.errorCode", "the server answered with the error code \(status.told)")
  }
}

extension NTStatus {
  /// "STATUS_LOGON_FAILURE (0xC000006D)".
  var text: String { name.map { "\($0) (\(hex))" } ?? hex }

  /// The same with what it means.
  var told: String {
    meaning.map { "\(text): \($0.asClause)" } ?? "\(text), which the list of known codes does not hold"
  }
}

extension String {
  /// A sentence without its capital and its full stop. An abbreviation keeps its capitals.
  var asClause: String {
    let body = hasSuffix(".") ? String(dropLast()) : self
    guard let second = body.dropFirst().first, !second.isUppercase else { return body }
    return body.prefix(1).lowercased() + body.dropFirst()
  }
}

// MARK: - What to do about refusals of every kind

extension Remedy {
  /// The server's own record of the refusal.
  static let readLogonFailures = Remedy(
    .server,
    "Read event 4625 of that moment in the Security log: it names the account, and its Status and SubStatus say exactly why.",
    command: "Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4625} -MaxEvents 10 | Format-List")

  /// How the next capture shows that the logon works.
  static let captureLogonAgain = Remedy(
    .client,
    "Then connect and capture once more: where the error code was, the server now answers with its proof of the key, and the connection goes on."
  )

  /// How to read what stays closed without keys.
  static let captureWithKeys = Remedy(
    .client,
    "To read the code itself, capture again with a client that writes its TLS secrets down, and give them to rdpwhy.",
    command: "rdpwhy analyze --keylog SECRETS CAPTURE")
}
