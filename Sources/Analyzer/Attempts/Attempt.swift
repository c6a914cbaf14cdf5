import Capture
import Dissectors

/// One click of the user: one or more connections of a client to a server, with the look-ups that belong to it.
public struct Attempt: Sendable {
  public let client: IPAddress?
  public let server: Endpoint?
  /// In order of their start.
  public let connections: [Connection]
  /// Look-ups of the server's name by the client.
  public let names: [NameRecord]
  /// What a client that never connected and its KDCs said to each other about a ticket for the server.
  public var tickets: [KerberosRecord] = []
  /// Questions of a client that never connected for the server, which nobody on the local network answered.
  var neighborRequests: [NeighborTraffic.Request] = []
  /// The name the user wanted to reach, where it is known.
  public let serverName: String?
  public let window: CaptureWindow
  /// What the user's client showed, where the user told.
  public let code: MstscCode?
  /// Index of the connection that rules look at.
  public var focus: Int
  /// Whether it is about a gateway that the user named and that the client did not get to.
  var seeksGateway = false
  /// Whether the same client has shown itself to be a scanner.
  public internal(set) var clientScans = false
  /// Whether it is one of many guesses at passwords.
  var isGuess = false
  /// The guesses of others about that time.
  var noise: PasswordGuessing.Noise?

  /// The connection that rules look at; nil for an attempt that never got to one.
  public var connection: Connection? { connections.indices.contains(focus) ? connections[focus] : nil }
}
