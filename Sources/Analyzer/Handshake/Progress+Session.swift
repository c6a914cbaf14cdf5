import Dissectors

/// Steps that show inside TLS when its records are opened, and without TLS by themselves.
extension Progress {
  mutating func noteSession(_ event: Event) {
    if let request = event.message(TSRequest.self) {
      note(request, event)
    } else if let pdu = event.message(MCSDomainPDU.self) {
      note(pdu, event)
    } else if let response = event.message(MCSConnectResponse.self) {
      if response.result == .successful { note(response, event) }
    } else if let step = plainStep(of: event) {
      complete(step, event)
    } else if event.holds(SecurityExchange.self) {
      completeJoins(.securityExchange, event)
    } else if holdsClientInfo(event) {
      completeJoins(.clientInfo, event)
    } else if event.side == .server, event.holds(FontMap.self) {
      complete(.fontMap, event)
      complete(.active, event)
    }
  }

  /// The step that a message completes whatever came before.
  private func plainStep(of event: Event) -> Step? {
    if event.message(EarlyUserAuthorization.self)?.result == .success { return .earlyAuthorization }
    if event.message(LicenseError.self)?.isSuccess == true || event.holds(IssuedLicense.self) { return .license }
    if event.holds(MCSConnectInitial.self) { return .mcsConnectInitial }
    if event.holds(DemandActive.self) { return .demandActive }
    return event.holds(ConfirmActive.self) ? .confirmActive : authenticationStep(of: event)
  }

  /// MS-RDPBCGR 2.2.17 and 2.2.18. A refusal completes nothing.
  private func authenticationStep(of event: Event) -> Step? {
    if let message = event.message(RDSAADMessage.self) {
      return switch message.content {
      case .serverNonce: .rdsaadNonce
      case .assertion: .rdsaadRequest
      case .result(let status): status.rawValue == 0 ? .rdsaadResult : nil
      case .other: nil
      }
    }
    if event.message(RDSTLSAuthenticationResponse.self)?.result == .success { return .rdstlsResponse }
    if event.holds(RDSTLSCapabilities.self) { return .rdstlsCapabilities }
    return event.holds(RDSTLSAuthenticationRequest.self) ? .rdstlsRequest : nil
  }

  private func holdsClientInfo(_ event: Event) -> Bool {
    if event.holds(ClientInfo.self) { return true }
    return event.side == .client && event.message(EncryptedPDU.self)?.header.flags.contains(.info) == true
  }

  /// MS-CSSP 3.1.5: the client's last token comes with its proof of the server's key. A refusal completes nothing.
  private mutating func note(_ request: TSRequest, _ event: Event) {
    if event.side == .client {
      if request.authInfoLength != nil { return complete(.credsspCredentials, event) }
      complete(request.pubKeyAuthLength == nil ? .credsspNegotiate : .credsspAuthenticate, event)
    } else if request.errorCode == nil {
      complete(request.pubKeyAuthLength == nil ? .credsspChallenge : .credsspServerKey, event)
    }
  }

  private mutating func note(_ response: MCSConnectResponse, _ event: Event) {
    complete(.mcsConnectResponse, event)
    for block in response.conference?.blocks ?? [] {
      switch block {
      case .serverNetwork(let data): joins.expected += data.channelIDs.count { $0 != 0 }
      case .serverMessageChannel: joins.expected += 1
      case .serverSecurity(let data): encryptsItself = !data.encryptionMethod.isEmpty
      default: break
      }
    }
  }

  private mutating func note(_ pdu: MCSDomainPDU, _ event: Event) {
    guard case .channelJoinConfirm(let confirm) = pdu.content, confirm.result == .successful else { return }
    joins.done += 1
    joins.last = event
    if joins.done >= joins.expected { complete(.mcsChannelsJoined, event) }
  }

  /// What a client sends when it has joined all channels that it wants.
  private mutating func completeJoins(_ step: Step, _ event: Event) {
    if let last = joins.last { complete(.mcsChannelsJoined, last) }
    complete(step, event)
  }

  /// The channels of a session: the user's own, the one of all PDUs, and those that the server's settings name.
  struct Joins: Sendable {
    var expected = 2
    var done = 0
    var last: Event?
  }
}
