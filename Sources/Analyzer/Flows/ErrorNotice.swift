import Capture
import Dissectors

/// An ICMP error about a packet of a connection.
public struct ErrorNotice: Sendable {
  public let frame: Int
  public let time: Timestamp
  /// Who sent the error: the router or host that refused.
  public let sender: IPAddress
  public let error: ICMPError
}
