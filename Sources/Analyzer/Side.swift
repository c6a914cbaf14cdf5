/// One of the two ends of a connection: who sent a packet, and who closed.
public enum Side: String, Sendable, CaseIterable {
  /// The end that asked: it sent the SYN, or the Connection Request.
  case client
  case server

  public var other: Side { self == .client ? .server : .client }
}
