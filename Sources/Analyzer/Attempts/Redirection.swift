import Capture
import Dissectors

extension ServerRedirection {
  /// Whether it names this address as the machine to go to.
  func leads(to address: IPAddress) -> Bool { addresses.contains(address) }

  /// The addresses it names, those that are written as such.
  var addresses: [IPAddress] {
    ([targetAddress, targetFQDN].compactMap { $0 } + targetAddresses).prefix(Limits.redirectionTargets)
      .compactMap { IPAddress($0) }
  }
}

extension Connection {
  /// Whether the server of this connection sent its client to that of `next`, and the client went there at once.
  func leads(to next: FlowOpening) -> Bool {
    guard let redirection, let closing, next.client == flow.client.address, next.start >= redirection.event.time,
      next.start - closing.time <= AttemptGrouping.retryWindow
    else { return false }
    return redirection.message.leads(to: next.server.address)
  }
}

extension Attempt {
  /// Whether a server sent the client to another one: then addresses differ for that.
  var wasSentOn: Bool { connections.contains { $0.redirection != nil } }

  /// The connection whose server sent the client to that of the connection in focus.
  var redirecting: Timeline.Sighting<ServerRedirection>? {
    guard focus > 0, let connection else { return nil }
    let opening = FlowOpening(connection.flow)
    return connections.prefix(focus).last { $0.leads(to: opening) }?.redirection
  }
}
