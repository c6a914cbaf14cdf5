import Dissectors

/// What both sides said of the encryption of standard RDP security, which goes in clear.
struct SecuritySettings {
  let client: Timeline.Sighting<MCSConnectInitial>
  /// The ways to encrypt that the client knows.
  let offered: EncryptionMethods
  let server: Timeline.Sighting<MCSConnectResponse>
  let chosen: ServerSecurityData

  /// Nil under TLS, and where one side's settings do not show.
  init?(_ connection: Connection) {
    guard connection.progress.selected == [],
      let client = connection.timeline.first(MCSConnectInitial.self, from: .client),
      let server = connection.timeline.first(MCSConnectResponse.self, from: .server),
      let offered = Self.offer(client.message), let chosen = Self.choice(server.message)
    else { return nil }
    (self.client, self.offered, self.server, self.chosen) = (client, offered, server, chosen)
  }

  /// Whether the server chose an encryption that the client did not name.
  var disagree: Bool { !chosen.encryptionMethod.isEmpty && !offered.isSuperset(of: chosen.encryptionMethod) }

  /// MS-RDPBCGR 2.2.1.3.3: French clients name theirs in the second field.
  static func offer(_ initial: MCSConnectInitial) -> EncryptionMethods? {
    for case .clientSecurity(let data) in initial.conference.blocks {
      return data.encryptionMethods.union(data.extEncryptionMethods)
    }
    return nil
  }

  private static func choice(_ response: MCSConnectResponse) -> ServerSecurityData? {
    for case .serverSecurity(let data) in response.conference?.blocks ?? [] { return data }
    return nil
  }
}

extension SecuritySettings {
  /// What the client knows and what the server chose.
  var evidence: [Evidence] {
    let level = chosen.encryptionLevel
    return [
      Evidence(
        client.event.frame, field: "rdp.encryptionMethods",
        "the client knows the encryption methods \(offered.names ?? "none")"),
      Evidence(
        server.event.frame, field: "rdp.encryptionMethod",
        "the server chose \(chosen.encryptionMethod.names ?? "none"), at the level \(level.name ?? level.hex)"),
    ]
  }
}

extension Attempt {
  /// Judges whether the connection ended because the server chose an encryption that the client does not know, as `isIt` tells it.
  func judgeDisagreement(_ isIt: (SecuritySettings) -> Bool) -> Judgement {
    guard let connection, let settings = SecuritySettings(connection) else {
      return .cannotTell("no settings of standard RDP security were exchanged")
    }
    guard settings.disagree, isIt(settings) else {
      let method = settings.chosen.encryptionMethod.names ?? "none"
      return .ruledOut("the server chose the encryption \(method)", by: settings.server.event)
    }
    if let milestone = connection.progress.milestone(.securityExchange) ?? connection.progress.milestone(.clientInfo) {
      return .ruledOut("the client went on with that encryption", frame: milestone.frame)
    }
    guard let end = connection.end(after: settings.server.event) else {
      return .cannotTell("the connection is still open")
    }
    return .matched(Judgement.Match(.likely, settings.evidence + [end]))
  }
}

extension Remedy {
  static let connectWithTLS = Remedy(
    .client, "Connect with TLS instead: a client that is not told to use RDP security does so by itself.",
    risk: .reversible, undo: "Choose RDP security again.")
}
