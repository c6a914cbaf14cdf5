import Dissectors

extension Attempt {
  /// Judges whether the server refused every protocol the client offered, with `code`.
  func judgeNegotiationFailure(_ code: NegotiationFailureCode) -> Judgement {
    guard let connection, let confirm = connection.confirm else {
      return .cannotTell("the server did not answer the Connection Request")
    }
    switch confirm.message.negotiation {
    case .none, .response: return .ruledOut(.negotiated, by: confirm.event)
    case .failure(let found) where found != code: return .ruledOut(.negotiated, by: confirm.event)
    case .failure:
      let answer = Evidence(
        confirm.event.frame, field: "rdp.negFailure.failureCode", "the server answered with failure \(code.text)")
      return .matched(Judgement.Match(.certain, (connection.request.map { [.offeredProtocols($0)] } ?? []) + [answer]))
    }
  }

  /// Weighs a cause by the protocols the client offered.
  func weighOffer(_ weigh: (SecurityProtocols, String) -> Signature.Weight) -> Signature.Weight {
    guard let request = connection?.request else { return Signature.Weight() }
    let protocols = request.message.requestedProtocols
    return weigh(protocols, "the client offered \(protocols.names) (frame \(request.event.frame))")
  }
}

extension Evidence {
  /// What the client offered in its Connection Request.
  static func offeredProtocols(_ request: Timeline.Sighting<X224ConnectionRequest>) -> Evidence {
    guard let negotiation = request.message.negotiation else {
      return Evidence(
        request.event.frame, field: "cotp.type",
        "the client sent no negotiation request: it knows standard RDP security only")
    }
    let protocols = negotiation.requestedProtocols
    return Evidence(
      request.event.frame, field: "rdp.negReq.requestedProtocols",
      "the client offered \(protocols.names) (0x\(String(protocols.rawValue, radix: 16)))")
  }
}

extension NegotiationFailureCode {
  /// Number and name, as in "2 (SSL_NOT_ALLOWED_BY_SERVER)".
  var text: String { name.map { "\(rawValue) (\($0))" } ?? "\(rawValue)" }
}

extension Remedy {
  /// The server's two settings that decide the negotiation.
  static let readSecuritySettings = Remedy(
    .server,
    "See what the server demands. SecurityLayer: 0 is RDP, 1 negotiate, 2 TLS. UserAuthentication: 1 is Network Level Authentication.",
    command:
      "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' -Name SecurityLayer, UserAuthentication"
  )

  static let updateClient = Remedy(
    .client, "Update the client, then try again.", risk: .reversible, undo: "Install the earlier version.")
}
