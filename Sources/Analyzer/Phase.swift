/// A stage of bringing up an RDP connection, in the order in which they happen.
public enum Phase: CaseIterable, Comparable, Sendable {
  /// The client looks the server's name up.
  case name
  case tcp
  /// A proxy or RD Gateway stands between client and server.
  case gateway
  /// Both sides agree on a security protocol (MS-RDPBCGR 1.3.1.1, connection initiation).
  case x224
  case tls
  /// The user proves who they are before a session exists: CredSSP with NTLM or Kerberos.
  case credssp
  /// The server decides whether the user may log on remotely.
  case authorization
  /// Both sides exchange basic settings and join channels.
  case mcs
  /// Standard RDP security and the client's information packet.
  case security
  case licensing
  case capabilities
  /// The session runs.
  case active

  /// What reports call it.
  public var name: StaticString {
    switch self {
    case .name: "name"
    case .tcp: "tcp"
    case .gateway: "gateway"
    case .x224: "x224"
    case .tls: "tls"
    case .credssp: "credssp"
    case .authorization: "authorization"
    case .mcs: "mcs"
    case .security: "security"
    case .licensing: "licensing"
    case .capabilities: "capabilities"
    case .active: "active"
    }
  }
}
