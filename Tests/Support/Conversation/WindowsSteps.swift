/// Longer steps of real Windows pairs, in the record sizes that decrypted captures of them showed.
extension Conversation {
  /// TCP and X.224: the client asks for `protocols`, the server selects one.
  public mutating func negotiate(_ protocols: Int = 0xB, selecting selected: Int = 8, cookie: String? = "alice") {
    handshake()
    client(.x224Request(protocols: protocols, cookie: cookie))
    server(.x224Confirm(selected: selected))
  }

  /// TLS 1.2 with ECDHE-RSA-AES256-GCM-SHA384, up to the Finished of both sides.
  public mutating func tls12(_ certificate: ServerCertificate = .valid, serverName: String? = "rdp.example") {
    client(.handshake(.clientHello(serverName: serverName)))
    serverFlight(certificate)
    wait(seconds: 0.062)
    client(.handshake(.clientKeyExchange), .changeCipherSpec, .finished)
    server(.changeCipherSpec, .finished)
  }

  /// ServerHello to ServerHelloDone in one record.
  public mutating func serverFlight(_ certificate: ServerCertificate = .valid) {
    server(.handshake(.serverHello(), .certificate(certificate), .serverKeyExchange, .serverHelloDone))
  }

  /// TLS 1.3, whose certificate nobody without keys can see.
  public mutating func tls13(serverName: String? = "rdp.example") {
    let suites = [0x1302, 0x1301] + Handshake.windowsSuites
    client(.handshake(.clientHello(serverName: serverName, versions: [0x0304, 0x0303], suites: suites)))
    server(
      .handshake(.serverHello(version: 0x0304, suite: 0x1302)), .changeCipherSpec, .sealed(6, .tls13),
      .sealed(790, .tls13),
      .sealed(264, .tls13), .sealed(52, .tls13))
    client(.changeCipherSpec, .sealed(52, .tls13))
  }

  /// CredSSP with NTLM, version 6, from the first token to the server's pubKeyAuth.
  public mutating func ntlm() {
    client(.sealed(57))
    server(.sealed(295))
    client(.sealed(677))
    wait(seconds: 0.004)
    server(.sealed(59))
  }

  /// CredSSP whose password the server refuses: errorCode alone, and mstsc resets.
  public mutating func refusedNTLM() {
    client(.sealed(57))
    server(.sealed(295))
    client(.sealed(677))
    wait(seconds: 0.011)
    server(.sealed(15))
    client(.rst)
  }

  /// The credentials, and with HYBRID_EX the server's "authorized".
  public mutating func credentials(early: Bool = true) {
    client(.sealed(163))
    if early { server(.sealed(4)) }
  }

  /// All that lies between TLS and a running session.
  public mutating func logonToDesktop() {
    ntlm()
    credentials()
    connectionSequence()
  }

  /// MCS Connect Initial to Font Map, inside TLS.
  public mutating func connectionSequence() {
    let pairs: [(client: Int, server: Int)] =
      [(462, 126)] + [(8, 11)] + Array(repeating: (12, 15), count: 7) + [(433, 34)]
    for (step, pair) in pairs.enumerated() {
      if step == 1 { client(.sealed(12)) }
      client(.sealed(pair.client))
      server(.sealed(pair.server))
    }
    server(.sealed(472))
    client(.sealed(611))
    client(.sealed(36), .sealed(40), .sealed(40), .sealed(40))
    server(.sealed(36), .sealed(40), .sealed(40), .sealed(40))
  }

  /// Somebody works: a key or a mouse move, an update of the screen, ten a second.
  public mutating func session(seconds: Double) {
    for step in 0..<Int(seconds * 10) {
      wait(seconds: 0.1)
      client(.sealed(19))
      server(.sealed(180 + step % 7 * 90))
      if step % 2 == 1 { client(.ack) }
    }
  }

  /// The client ends it; Windows answers the FIN with ACK and RST.
  public mutating func windowsClose() {
    client(.fin)
    server(.ack)
    server(.rst)
  }

  /// A whole session with NLA, from SYN to its end.
  public mutating func windowsSession(seconds: Double = 6) {
    negotiate()
    securedSession(seconds: seconds)
  }

  /// What follows a Connection Confirm that selects HYBRID_EX, to the end of the session.
  public mutating func securedSession(seconds: Double = 6) {
    tls12()
    logonToDesktop()
    session(seconds: seconds)
    windowsClose()
  }

  /// Standard RDP security from the confirm to the user's name.
  public mutating func standardSecurityLogon() {
    client(.connectInitial())
    server(.connectResponse())
    client(.erectDomain)
    client(.attachUser)
    server(.attachUserConfirm)
    for channel in 1003...1007 {
      client(.channelJoin(channel))
      server(.channelJoinConfirm(channel))
    }
    client(.securityExchange)
    client(.encryptedRequest(316, flags: 0x40))
  }

  /// Standard RDP security from the licence to the Font Map.
  public mutating func standardSecurityActivation() {
    server(.validClientLicense)
    server(.encryptedIndication(441))
    client(.encryptedRequest(480))
    client(.encryptedRequest(22), .encryptedRequest(26), .encryptedRequest(26), .encryptedRequest(26))
    server(.encryptedIndication(22), .encryptedIndication(26), .encryptedIndication(26), .encryptedIndication(26))
  }

  /// Somebody works over standard RDP security.
  public mutating func standardSecurityWork(seconds: Double) {
    for step in 0..<Int(seconds * 10) {
      wait(seconds: 0.1)
      client(.fastPath(7, events: 1))
      server(.fastPath(120 + step % 7 * 90))
    }
  }

  /// Standard RDP security from the confirm to the end of a session.
  public mutating func standardSecuritySession(seconds: Double = 6) {
    standardSecurityLogon()
    standardSecurityActivation()
    standardSecurityWork(seconds: seconds)
    client(.ultimatum(reason: 3))
    windowsClose()
  }
}
