import Capture
import Dissectors

extension Signature {
  /// The server says that clocks differ.
  static let clockSkew = Signature(
    id: "clock-skew",
    phase: .credssp,
    title: "The clocks of client, server or domain controller differ too much",
    explanation: """
      The server refused the logon since two clocks are too far apart: Kerberos allows five minutes. It may be the client's clock, the server's, or that of the \
      domain controller. The password was not the problem.
      """,
    causes: [
      Cause("The client's clock is wrong") { $0.weighClocks(.client) },
      Cause("The server's clock is wrong: a virtual machine that was paused, or restored from a snapshot") {
        $0.weighClocks(.server)
      },
      Cause("The domain controller's clock is wrong, or the server's clock follows another source"),
    ],
    remedies: [
      Remedy(
        .client, "See how far the client's clock is off.",
        command: "w32tm /stripchart /computer:DC /samples:3 /dataonly"),
      Remedy(.server, "See the same on the server, and where its clock comes from.", command: "w32tm /query /status"),
      Remedy(
        .server, "Set the clock that is wrong by its source.", command: "w32tm /resync /rediscover", risk: .reversible,
        undo: "None is needed; the clock follows its source."),
      .captureLogonAgain,
    ],
    sources: ["MS-CSSP 2.2.1", "MS-ERREF 2.3.1", "RFC 4120 section 7.5.9"],
    needs: [TSRequest.self]
  ) { attempt in
    attempt.judgeRefusal(.clockSkew)
  }
}

extension Attempt {
  /// Compares what a side's clock says in NTLM with the time at which the message was captured. The clock of the capture may be the one
  /// that is wrong: it is often the client's own.
  fileprivate func weighClocks(_ side: Side) -> Signature.Weight {
    guard let (event, time) = connection?.clock(of: side) else { return Signature.Weight() }
    let difference = abs(time.secondsSince1970 - event.time.nanoseconds / 1_000_000_000)
    let text = "its clock differed from the capture's by \(Duration.seconds(difference).text) (frame \(event.frame))"
    return difference > 300 ? Signature.Weight(for: [text]) : Signature.Weight(against: [text])
  }
}

extension Connection {
  /// What a side's clock says, in the server's challenge or in the client's answer.
  func clock(of side: Side) -> (Event, UniversalTime)? {
    if side == .client {
      // A client repeats the time of a server that names one: MS-NLMP 3.1.5.1.2.
      guard clock(of: .server) == nil else { return nil }
      return ntlmAccount.flatMap { account in account.message.clientChallenge?.time.map { (account.event, $0) } }
    }
    for sighting in timeline.all(TSRequest.self, from: .server) {
      for token in sighting.message.tokens {
        guard case .challenge(let challenge) = token.ntlm else { continue }
        if case .time(let time)? = challenge.targetInfo.first(where: { $0.id == .timestamp })?.value {
          return (sighting.event, time)
        }
      }
    }
    return nil
  }
}
