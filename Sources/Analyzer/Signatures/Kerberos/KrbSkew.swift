import Capture
import Dissectors

extension Signature {
  /// The KDC, or the server, finds the client's clock wrong.
  static let krbSkew = Signature(
    id: "krb-skew",
    phase: .credssp,
    title: "Kerberos refused the client for its clock",
    explanation: """
      The client asked for a ticket, or showed one, and the answer was that the clocks of the two sides are too far apart. Kerberos allows five minutes. The \
      password was not the problem.
      """,
    causes: [
      Cause("The client's clock is wrong") { $0.weighServerTime() },
      Cause(
        "The clock of the domain controller or of the server is wrong: a virtual machine that was paused, or restored"),
    ],
    remedies: [
      Remedy(
        .client, "See how far the client's clock is off.",
        command: "w32tm /stripchart /computer:DC /samples:3 /dataonly"),
      Remedy(
        .client, "Set it by its source.", command: "w32tm /resync /rediscover", risk: .reversible,
        undo: "None is needed; the clock follows its source."),
      Remedy(
        .server, "See where the clock of the server and of the domain controller comes from.",
        command: "w32tm /query /status"),
      .captureTicketAgain,
    ],
    sources: ["RFC 4120 section 7.5.9", "RFC 4120 section 3.1.3"]
  ) { attempt in
    attempt.judgeTicket(.clock)
  }
}

extension Attempt {
  /// Compares the clock of whoever refused with that of the capture, which is often the client's.
  fileprivate func weighServerTime() -> Signature.Weight {
    guard let refusal = ticketRefusal else { return Signature.Weight() }
    let difference = abs(refusal.error.serverTime.secondsSince1970 - refusal.time.nanoseconds / 1_000_000_000)
    let text =
      "the clock of whoever refused was \(refusal.error.serverTime.text), \(Duration.seconds(difference).text) off the capture's (frame \(refusal.frame))"
    return difference > 300 ? Signature.Weight(for: [text]) : Signature.Weight()
  }
}
