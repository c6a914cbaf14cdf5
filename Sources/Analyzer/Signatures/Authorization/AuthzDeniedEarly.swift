import Dissectors

extension Signature {
  /// The server says, right after the logon, that the user lacks the right.
  static let authzDeniedEarly = Signature(
    id: "authz-denied-early",
    phase: .authorization,
    title: "The password was right, but the user may not log on through Remote Desktop",
    explanation: """
      The server believed the user and took the credentials. Then it looked whether this user may log on through Remote Desktop, and that is not so. It says \
      this in four bytes before a session is begun; mstsc then tells that the account is not authorized for remote login. Another password changes nothing.
      """,
    causes: RightToLogOn.causes,
    remedies: RightToLogOn.remedies,
    sources: ["MS-RDPBCGR 2.2.10.2", "MS-RDPBCGR 5.4.2.2"]
  ) { attempt in
    guard let connection = attempt.connection, connection.progress.selected?.contains(.hybridEx) == true else {
      return .cannotTell("the server did not select HYBRID_EX, which alone has an early answer")
    }
    if let result = connection.timeline.first(EarlyUserAuthorization.self, from: .server) {
      return connection.judge(result)
    }
    return connection.judgeSizedAuthorization()
  }
}

extension Connection {
  fileprivate func judge(_ sighting: Timeline.Sighting<EarlyUserAuthorization>) -> Judgement {
    let result = sighting.message.result
    guard result != .success else { return .ruledOut("the server authorized the user", by: sighting.event) }
    let text = result.name.map { "\($0) (\(result.hex))" } ?? result.hex
    return .matched(
      Judgement.Match(
        .certain,
        accountEvidence + [
          Evidence(sighting.event.frame, field: "rdp.authorizationResult", "the server's early answer is \(text)")
        ]))
  }

  /// Without keys the four bytes show by their size. A client that is let in goes on with its settings; one that is not, or that only
  /// wanted to check a password, does not.
  fileprivate func judgeSizedAuthorization() -> Judgement {
    let spoken = timeline.events.filter(\.isApplicationData)
    guard let answer = spoken.first(where: { $0.side == .server && $0.hasSizeOfAuthorization }),
      spoken.count(where: { $0.side == .client && $0.frame < answer.frame }) >= 3
    else { return .cannotTell("no record has the size of the early answer") }
    if let next = spoken.first(where: { $0.side == .client && $0.frame > answer.frame }) {
      return .ruledOut("the client went on after the early answer", by: next)
    }
    guard let closing else { return .cannotTell("the connection is still open") }
    let doubt = closing.side == .server ? "" : "; a program that only checks a password leaves there as well"
    let sizes = answer.plaintextLength.map { $0.count == 1 ? "4" : "\($0.lowerBound) to \($0.upperBound)" } ?? "few"
    return .matched(
      closing.side == .server && answer.plaintextLength?.count == 1 ? .likely : .possible,
      Evidence(
        answer.frame, field: "tls.record.length",
        "the server answered the credentials with \(sizes) bytes, the size of the early answer; what it is, is encrypted"
      ),
      Evidence(
        closing.frame,
        "\(closing.manner.text) from the \(closing.side.rawValue) without another message, where a user who is let in sends settings\(doubt)"
      ))
  }
}

extension Event {
  /// MS-RDPBCGR 2.2.10.2: the only message of a server that takes four bytes. A cipher that pads leaves it among others.
  fileprivate var hasSizeOfAuthorization: Bool { plaintextLength?.contains(4) ?? false }
}
