/// A milestone of the connection sequence, in order: what a report calls the last completed and the first missing step.
///
/// The raw value is the spelling that reports and other programs use.
public enum Step: String, CaseIterable, Comparable, Sendable {
  case nameAnswer = "name answer"
  case tcpSYN = "tcp syn"
  case tcpSYNACK = "tcp syn-ack"
  case tcpEstablished = "tcp established"
  case gatewayRequest = "gateway request"
  case gatewayAnswer = "gateway answer"
  case gatewayHandshake = "gateway handshake"
  case gatewayTunnel = "gateway tunnel"
  case gatewayAuthorization = "gateway authorization"
  case gatewayChannel = "gateway channel"
  case x224Request = "x224 connection request"
  case x224Confirm = "x224 connection confirm"
  case tlsClientHello = "tls client hello"
  case tlsServerHello = "tls server hello"
  case tlsCertificate = "tls certificate"
  case tlsClientFinished = "tls client finished"
  case tlsFinished = "tls finished"
  case credsspNegotiate = "credssp negotiate token"
  case credsspChallenge = "credssp challenge token"
  case credsspAuthenticate = "credssp authenticate token"
  case credsspServerKey = "credssp server public key"
  case credsspCredentials = "credssp credentials"
  case rdstlsCapabilities = "rdstls capabilities"
  case rdstlsRequest = "rdstls authentication request"
  case rdstlsResponse = "rdstls authentication response"
  case rdsaadNonce = "rdsaad server nonce"
  case rdsaadRequest = "rdsaad authentication request"
  case rdsaadResult = "rdsaad authentication result"
  case earlyAuthorization = "early user authorization result"
  case mcsConnectInitial = "mcs connect initial"
  case mcsConnectResponse = "mcs connect response"
  case mcsChannelsJoined = "mcs channels joined"
  case securityExchange = "security exchange"
  case clientInfo = "client info"
  case license = "license"
  case demandActive = "demand active"
  case confirmActive = "confirm active"
  case fontMap = "font map"
  case active = "active session"

  public static func < (left: Step, right: Step) -> Bool { left.order < right.order }

  /// Made once: `allCases` makes a new array each time.
  static let sequence = allCases

  /// The phase the step belongs to.
  public var phase: Phase {
    switch self {
    case .nameAnswer: .name
    case .tcpSYN, .tcpSYNACK, .tcpEstablished: .tcp
    case .gatewayRequest, .gatewayAnswer, .gatewayHandshake, .gatewayTunnel, .gatewayAuthorization, .gatewayChannel:
      .gateway
    case .x224Request, .x224Confirm: .x224
    case .tlsClientHello, .tlsServerHello, .tlsCertificate, .tlsClientFinished, .tlsFinished: .tls
    case .credsspNegotiate, .credsspChallenge, .credsspAuthenticate, .credsspServerKey, .credsspCredentials: .credssp
    case .rdstlsCapabilities, .rdstlsRequest, .rdstlsResponse, .rdsaadNonce, .rdsaadRequest, .rdsaadResult: .credssp
    case .earlyAuthorization: .authorization
    case .mcsConnectInitial, .mcsConnectResponse, .mcsChannelsJoined: .mcs
    case .securityExchange, .clientInfo: .security
    case .license: .licensing
    case .demandActive, .confirmActive: .capabilities
    case .fontMap, .active: .active
    }
  }
}
