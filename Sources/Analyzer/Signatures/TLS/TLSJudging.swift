import Dissectors

extension Attempt {
  /// Judges whether the server answered the ClientHello with the fatal alert `description`.
  func judgeServerAlert(_ description: AlertDescription) -> Judgement {
    guard let connection, let hello = connection.clientHello else { return .cannotTell("no ClientHello was seen") }
    let alerts = connection.timeline.all(TLSAlert.self, from: .server)
    if let alert = alerts.first(where: { $0.message.description == description }) {
      return .matched(.certain, .offeredSuites(hello), .alert(alert))
    }
    if let serverHello = connection.serverHello {
      return .ruledOut(
        "the server chose \(serverHello.message.cipherSuite.name ?? "a cipher suite")", by: serverHello.event)
    }
    return .cannotTell("the server sent no readable alert")
  }

  /// Judges a silence after `event`: long enough it is a failure, a third of that is one that is possible while the capture ends there.
  func judgeSilence(of side: Side, after event: Event, shownBy evidence: Evidence, missing: String) -> Judgement {
    guard let connection else { return .cannotTell("no connection was tried") }
    let silence = connection.silence(of: side, after: event, in: window)
    let threshold = AttemptThreshold.silence
    let isCut = connection.closing == nil
    guard silence.isFinal, silence.duration >= threshold || (isCut && silence.duration * 3 >= threshold) else {
      return .cannotTell("the wait for the \(missing) lasted only \(silence.duration.text)")
    }
    return .matched(
      silence.duration >= threshold ? .likely : .possible, evidence,
      Evidence(event.frame, "no \(missing) in the \(silence.duration.text) after frame \(event.frame)"),
      closedBy: connection.closing == nil ? .nobody : nil)
  }
}

extension Evidence {
  static func alert(_ alert: Timeline.Sighting<TLSAlert>) -> Evidence {
    let description = alert.message.description
    return Evidence(
      alert.event.frame, field: "tls.alert_message.desc",
      "the \(alert.event.side.rawValue) sent the TLS alert \(description.name ?? "without a name") (\(description.rawValue))"
    )
  }

  static func offeredSuites(_ hello: Timeline.Sighting<ClientHello>) -> Evidence {
    let suites = hello.message.cipherSuites.filter { !$0.isSignal }.map { $0.name ?? $0.hex }
    let shown = suites.prefix(6).joined(separator: ", ")
    let rest = suites.count > 6 ? " and \(suites.count - 6) more" : ""
    return Evidence(hello.event.frame, field: "tls.handshake.ciphersuite", "the client offered \(shown)\(rest)")
  }

  static func clientVersions(_ hello: Timeline.Sighting<ClientHello>) -> Evidence {
    let versions = hello.message.supportedVersions.filter { !$0.isGREASE }.map { $0.name ?? $0.hex }
    let text = versions.count == 1 ? "versions up to \(versions[0])" : versions.joined(separator: ", ")
    return Evidence(hello.event.frame, field: "tls.handshake.version", "the client offered \(text)")
  }

  static func serverVersion(_ hello: Timeline.Sighting<ServerHello>) -> Evidence {
    let version = hello.message.version
    return Evidence(
      hello.event.frame, field: "tls.handshake.version", "the server chose \(version.name ?? version.hex)")
  }
}
