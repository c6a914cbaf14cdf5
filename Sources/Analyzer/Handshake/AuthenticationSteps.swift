import Dissectors

/// What comes between TLS and the settings of the session, by the protocol that the server selected.
extension SecurityProtocols {
  var usesCredSSP: Bool { !isDisjoint(with: [.hybrid, .hybridEx]) }

  /// The steps of it that show when records are opened.
  var authentication: [Step] {
    if usesCredSSP { return Self.credssp + (contains(.hybridEx) ? [.earlyAuthorization] : []) }
    // In both of these the server begins: MS-RDPBCGR 2.2.17.1 and 2.2.18.1.
    if contains(.rdstls) { return [.rdstlsCapabilities, .rdstlsRequest, .rdstlsResponse] }
    return contains(.rdsaad) ? [.rdsaadNonce, .rdsaadRequest, .rdsaadResult] : []
  }

  /// What the first flights inside TLS begin with, the client's first one first. MS-CSSP 3.1.5.
  var turns: [Step] {
    if usesCredSSP { return Self.credssp }
    return Array(authentication.dropFirst()) + [.mcsConnectInitial, .mcsConnectResponse]
  }

  /// What the server says first inside TLS.
  var firstAnswer: Step { usesCredSSP ? .credsspChallenge : authentication.first ?? .mcsConnectResponse }

  private static let credssp: [Step] = [
    .credsspNegotiate, .credsspChallenge, .credsspAuthenticate, .credsspServerKey, .credsspCredentials,
  ]
}
