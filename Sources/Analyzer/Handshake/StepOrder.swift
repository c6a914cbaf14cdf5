extension Step {
  /// Position in the sequence, from 0. Steps are compared all the time: the compiler makes one instruction of this list.
  public var order: Int {
    switch self {
    case .nameAnswer: 0
    case .tcpSYN: 1
    case .tcpSYNACK: 2
    case .tcpEstablished: 3
    case .gatewayRequest: 4
    case .gatewayAnswer: 5
    case .gatewayHandshake: 6
    case .gatewayTunnel: 7
    case .gatewayAuthorization: 8
    case .gatewayChannel: 9
    case .x224Request: 10
    case .x224Confirm: 11
    case .tlsClientHello: 12
    case .tlsServerHello: 13
    case .tlsCertificate: 14
    case .tlsClientFinished: 15
    case .tlsFinished: 16
    case .credsspNegotiate: 17
    case .credsspChallenge: 18
    case .credsspAuthenticate: 19
    case .credsspServerKey: 20
    case .credsspCredentials: 21
    case .rdstlsCapabilities: 22
    case .rdstlsRequest: 23
    case .rdstlsResponse: 24
    case .rdsaadNonce: 25
    case .rdsaadRequest: 26
    case .rdsaadResult: 27
    case .earlyAuthorization: 28
    case .mcsConnectInitial: 29
    case .mcsConnectResponse: 30
    case .mcsChannelsJoined: 31
    case .securityExchange: 32
    case .clientInfo: 33
    case .license: 34
    case .demandActive: 35
    case .confirmActive: 36
    case .fontMap: 37
    case .active: 38
    }
  }
}
