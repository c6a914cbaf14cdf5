import Dissectors

/// Steps on the way through a proxy or a gateway.
extension Progress {
  /// Those that come before RDP, as far as the client went this way.
  var gatewaySteps: [Step] {
    guard reached(.gatewayRequest) else { return [] }
    let further: [Step] = [.gatewayHandshake, .gatewayTunnel, .gatewayAuthorization, .gatewayChannel]
    return [.gatewayRequest, .gatewayAnswer] + (isToGateway ? further : [])
  }

  /// The step that a message completes. A refusal completes nothing.
  func gatewayStep(of event: Event) -> Step? {
    if event.holds(HTTPRequest.self) { return .gatewayRequest }
    if event.message(HTTPResponse.self)?.isAcceptance == true { return .gatewayAnswer }
    if event.message(GatewayHandshakeResponse.self)?.status.isRefusal == false { return .gatewayHandshake }
    if event.message(GatewayTunnelResponse.self)?.status.isRefusal == false { return .gatewayTunnel }
    if event.message(GatewayTunnelAuthorizationResponse.self)?.status.isRefusal == false {
      return .gatewayAuthorization
    }
    return event.message(GatewayChannelResponse.self)?.status.isRefusal == false ? .gatewayChannel : nil
  }
}

extension Timeline {
  /// The client's first words to an RD Gateway; nil where it went to none.
  var gatewayRequest: Sighting<HTTPRequest>? {
    first(HTTPRequest.self, from: .client).flatMap { $0.message.method == "CONNECT" ? nil : $0 }
  }

  var isToGateway: Bool { gatewayRequest != nil }
}

extension GatewayStatus {
  /// Whether it says no: as HRESULTs do, or as one of those that some gateways cut to their low half.
  var isRefusal: Bool { rawValue >> 31 == 1 || knownName != nil }
}
