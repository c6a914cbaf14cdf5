import Dissectors

/// Connections to an RD Gateway, of which several belong together.
extension Connection {
  /// What became of a connection to a gateway, as far as the gateway did not say that it refuses; nil for another connection.
  var gatewayState: ConnectionState? {
    guard let request = timeline.gatewayRequest else { return nil }
    if endOfSilentChannel != nil {
      return .notEnough("the gateway ended the channel to the target, which had not said a word")
    }
    if progress.reached(.gatewayChannel) {
      return .beyondGateway("the gateway connected the client to its target; what they said through it is not read")
    }
    if request.message.isOverRPC, progress.reached(.gatewayAnswer) {
      return .beyondGateway("the gateway accepted the user; what it says over RPC is protected, and not read")
    }
    return .notEnough("the client went to an RD Gateway, which did not connect it to a target and did not say why")
  }

  /// What the connections of one way through a gateway have in common; nil for another connection.
  var gatewayID: String? {
    guard let request = timeline.gatewayRequest?.message else { return nil }
    return request.connectionID ?? (request.isOverRPC ? "RPC over HTTP" : nil)
  }

  /// Whether it was followed for what it might have been, and is neither RDP nor on the way to it: ordinary HTTPS, or nothing at all.
  func isAside(besides ports: [UInt16]) -> Bool {
    guard flow.server.port != 3389, !ports.contains(flow.server.port) else { return false }
    if timeline.gatewayRequest == nil, request == nil,
      let asked = timeline.first(HTTPRequest.self, from: .client)?.message, asked.targetPort == GatewayWatch.port,
      !ports.contains(GatewayWatch.port)
    {
      return true
    }
    return !timeline.events.contains { event in
      guard event.side == .client, event.phase == .x224 || event.phase == .gateway else { return false }
      switch event.kind {
      case .message, .malformed: return true
      default: return false
      }
    }
  }
}

extension HTTPRequest {
  /// The port that a proxy is asked for.
  fileprivate var targetPort: UInt16? {
    method == "CONNECT" ? target.split(separator: ":").last.flatMap { UInt16($0) } : nil
  }

  /// Whether it opens a channel of RPC over HTTP, MS-RPCH 2.1.2.1.
  var isOverRPC: Bool { method.hasPrefix("RPC_") }
}
