import Capture
import Dissectors

/// A host of the own network that did not say where it is.
struct FailedNeighbor: Sendable {
  let client: IPAddress
  let server: IPAddress
  let requests: [NeighborTraffic.Request]
}

extension Attempt {
  /// An attempt that could not send its first packet.
  init(_ failed: FailedNeighbor, window: CaptureWindow, _ options: AnalysisOptions) {
    self.init(
      client: failed.client, server: Endpoint(address: failed.server, port: options.rdpPorts.first ?? 3389),
      connections: [], names: [], neighborRequests: failed.requests, serverName: nil, window: window,
      code: options.code, focus: 0)
  }
}
