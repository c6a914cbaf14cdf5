import Dissectors

/// Steps that show inside TLS when its records are opened, and without TLS by themselves.
extension Progress {
  mutating func noteSession(_ message: any WireMessage, _ event: Event) {
    switch message {
    case let request as TSRequest: note(request, event)
    case let authorization as EarlyUserAuthorization where authorization.result == .success:
      complete(.earlyAuthorization, event)
    case is MCSConnectInitial: complete(.mcsConnectInitial, event)
    case let response as MCSConnectResponse where response.result == .successful: note(response, event)
    case let pdu as MCSDomainPDU: note(pdu, event)
    case is SecurityExchange: completeJoins(.securityExchange, event)
    case is ClientInfo: completeJoins(.clientInfo, event)
    case let pdu as EncryptedPDU where event.side == .client && pdu.header.flags.contains(.info):
      completeJoins(.clientInfo, event)
    case let error as LicenseError where error.isSuccess: complete(.license, event)
    case is IssuedLicense: complete(.license, event)
    case is DemandActive: complete(.demandActive, event)
    case is ConfirmActive: complete(.confirmActive, event)
    case is FontMap where event.side == .server:
      complete(.fontMap, event)
      complete(.active, event)
    default: break
    }
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
