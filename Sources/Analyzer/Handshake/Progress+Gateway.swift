import Dissectors

/// Steps on the way through a proxy or a gateway.
extension Progress {
  /// The step that a message completes. A refusal completes nothing.
  func gatewayStep(of event: Event) -> Step? {
    if event.holds(HTTPRequest.self) { return .gatewayRequest }
    return event.message(HTTPResponse.self)?.isAcceptance == true ? .gatewayAnswer : nil
  }
}
