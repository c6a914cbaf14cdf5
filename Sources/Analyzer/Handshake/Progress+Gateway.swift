import Dissectors

/// Steps on the way through a proxy or a gateway.
extension Progress {
  /// The step that a message completes. A refusal completes nothing.
  func gatewayStep(of event: Event) -> Step? {
    if event.holds(HTTPRequest.self) { return .gatewayRequest }
    if let answer = event.message(HTTPResponse.self) {
      // What a proxy says on the way to a gateway is no answer of the gateway.
      return answer.isAcceptance && (event.isInsideTLS || !isInsideTLS) ? .gatewayAnswer : nil
    }
    if event.message(GatewayHandshakeResponse.self)?.status.isRefusal == false { return .gatewayHandshake }
    if event.message(GatewayTunnelResponse.self)?.status.isRefusal == false { return .gatewayTunnel }
    if event.message(GatewayTunnelAuthorizationResponse.self)?.status.isRefusal == false {
      return .gatewayAuthorization
    }
    return event.message(GatewayChannelResponse.self)?.status.isRefusal == false ? .gatewayChannel : nil
  }
}

extension Timeline {
  /// What the gateway said of the client's requests, and not a proxy on the way to it.
  var gatewayAnswers: [Sighting<HTTPResponse>] {
    guard let request = gatewayRequest else { return [] }
    return all(HTTPResponse.self, from: .server).filter { $0.event.isInsideTLS == request.event.isInsideTLS }
  }

  /// The client's first words to an RD Gateway; nil where it went to none.
  var gatewayRequest: Sighting<HTTPRequest>? {
    all(HTTPRequest.self, from: .client).first { $0.message.method != "CONNECT" }
  }

  var isToGateway: Bool { gatewayRequest != nil }
}

extension GatewayStatus {
  /// Whether it says no: as HRESULTs do, or as one of those that some gateways cut to their low half.
  var isRefusal: Bool { rawValue >> 31 == 1 || knownName != nil }
}
