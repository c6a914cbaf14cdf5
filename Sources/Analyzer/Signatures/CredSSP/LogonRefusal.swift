import Dissectors

/// How a server refused a logon.
enum LogonRefusal: Sendable {
  /// With an error code that can be read.
  case told(NTStatus, Event)
  /// With a record that must be an error code by its place and size; `isExact` tells whether the cipher gives the size to the byte.
  case sized(Event, isExact: Bool)

  var event: Event {
    switch self {
    case .told(_, let event), .sized(let event, _): event
    }
  }
}

extension Connection {
  /// The server's refusal of the logon; nil when there was none, or none that shows.
  var logonRefusal: LogonRefusal? { toldRefusal ?? sizedRefusal }

  private var toldRefusal: LogonRefusal? {
    for sighting in timeline.all(TSRequest.self, from: .server) {
      if let code = sighting.message.errorCode, code.rawValue != 0 { return .told(code, sighting.event) }
    }
    return nil
  }

  /// A refusal is the last that either side says, and comes at the latest where the credentials of a Kerberos logon are answered.
  private var sizedRefusal: LogonRefusal? {
    guard usesCredSSP, closing != nil else { return nil }
    guard let last = timeline.events.last(where: \.isApplicationData), last.side == .server,
      let size = last.errorCodeSize, case let spoken = timeline.events.filter(\.isApplicationData),
      spoken.count(where: { $0.side == .server }) <= 4, spoken.contains(where: { $0.side == .client })
    else { return nil }
    return .sized(last, isExact: size.count == 1)
  }

  var usesCredSSP: Bool { progress.selected?.isDisjoint(with: [.hybrid, .hybridEx]) == false }
}

extension Event {
  /// The sizes it may have, if a CredSSP message with nothing but version and error code is among them.
  ///
  /// MS-CSSP 2.2.1: such a TSRequest takes 15 bytes, or 16 where the code is written with a leading zero. What else a server says in CredSSP
  /// is longer: its proof of the key takes 55 bytes and more, a challenge 150.
  var errorCodeSize: ClosedRange<Int>? {
    plaintextLength.flatMap { $0.overlaps(15...16) ? $0 : nil }
  }
}

/// What an error code is about. Each topic but the last is a signature of its own.
enum RefusalTopic: Sendable {
  case logonFailure, accountState, clockSkew, noAuthority, ntlmBlocked, channelBinding, other

  init(_ status: NTStatus, usesNTLM: Bool) {
    self =
      switch status {
      case .logonFailure, .wrongPassword, .noSuchUser, .logonDenied: .logonFailure
      case .accountRestriction, .invalidLogonHours, .invalidWorkstation, .passwordExpired, .passwordMustChange,
        .accountDisabled, .accountExpired, .accountLockedOut, .logonTypeNotGranted:
        .accountState
      case .timeDifferenceAtDC, .timeSkew: .clockSkew
      case .noAuthenticatingAuthority, .noLogonServers: .noAuthority
      case .ntlmBlocked: .ntlmBlocked
      case .unsupportedFunction where usesNTLM: .ntlmBlocked
      case .badBindings, .securityBadBindings: .channelBinding
      default: .other
      }
  }
}
