import Capture

/// Connections to the host that the user named, on the port of gateways, as far as they did not come about.
///
/// They say something only where there is nothing else: who connects to a host may want a page of it, and a host that answers is reached.
struct SoughtGateway: Sendable {
  private var connections: [Connection] = []
  private var lookup = NameLookup.none
  private var isReached = false

  /// Takes a connection that is over and was none of RDP.
  mutating func note(_ connection: Connection, _ lookup: NameLookup) {
    guard connection.flow.server.port == GatewayWatch.port, connection.flow.hasStart else { return }
    if connection.progress.reached(.tcpSYNACK) { isReached = true }
    guard !isReached, connections.count < Limits.soughtGateways else { return }
    if connections.isEmpty { self.lookup = lookup }
    connections.append(connection)
  }

  /// The attempt of the client that tried first; nil if anybody got there.
  func attempt(window: CaptureWindow, _ options: AnalysisOptions) -> Attempt? {
    guard !isReached, let first = connections.first else { return nil }
    let own = connections.filter { $0.flow.client.address == first.flow.client.address }
    var attempt = Attempt(own, lookup, window: window, code: options.code)
    attempt.seeksGateway = true
    return attempt
  }
}
