import Capture
import Dissectors

extension Signature {
  /// Licensing began and came to a halt.
  static let licenseTimeout = Signature(
    id: "license-timeout",
    phase: .licensing,
    title: "Licensing began and was not finished",
    explanation: """
      Server and client had begun to talk about a licence, and then one of them did not answer the other any more. Neither said what is wrong; the connection \
      waited until somebody gave up.
      """,
    mstsc: [MstscCode(.licensingTimeout)],
    causes: [
      Cause("The licence server that the server asks does not answer") { $0.weighSilentSide(.server) },
      Cause("The client hangs over the licence that it has stored") { $0.weighSilentSide(.client) },
      Cause("Packets were lost and never sent again: the path died at this moment"),
    ],
    remedies: [
      .diagnoseLicensing,
      Remedy(
        .server, "See whether the licence server can be reached.", command: "Test-NetConnection LICENSESERVER -Port 135"
      ),
      .connectForAdministration,
      Remedy(
        .client,
        "Keep a copy of the client's stored licence, delete it, and connect once as an administrator of the client. A new capture then shows a New License Request.",
        command:
          "reg export HKLM\\SOFTWARE\\Microsoft\\MSLicensing licence.reg; reg delete HKLM\\SOFTWARE\\Microsoft\\MSLicensing /f",
        risk: .reversible, undo: "reg import licence.reg"),
    ],
    sources: ["MS-RDPELE 3.1.5", "MS-RDPBCGR 2.2.1.12", "Microsoft, IMsTscAxEvents::OnDisconnected"]
  ) { attempt in
    guard let connection = attempt.connection, let last = connection.lastLicensingMessage else {
      return .cannotTell("no licensing that can be read was begun")
    }
    if let further = connection.progress.milestones.first(where: { $0.step >= .license }) {
      return .ruledOut("the connection got to the \(further.step.rawValue)", frame: further.frame)
    }
    if let answer = connection.timeline.answer(to: last, from: last.side.other) {
      return .ruledOut("the \(answer.side.rawValue) answered: \(answer.name)", by: answer)
    }
    guard connection.closing?.side != last.side.other else {
      return .cannotTell("the \(last.side.other.rawValue) ended the connection instead of an answer")
    }
    let wait = (connection.closing?.time ?? attempt.window.end) - last.time
    guard wait * 3 >= .seconds(30) else { return .cannotTell("the wait lasted only \(wait.text)") }
    return .matched(
      wait >= .seconds(30) ? .likely : .possible,
      Evidence(
        last.frame, field: "rdp.bMsgType", "the \(last.side.rawValue)'s last message of licensing: \(last.name)"),
      Evidence(
        last.frame, "no answer of the \(last.side.other.rawValue) in the \(wait.text) after frame \(last.frame)"),
      closedBy: connection.closing == nil ? .nobody : nil)
  }
}

extension Connection {
  /// The last message of licensing that asks for an answer.
  fileprivate var lastLicensingMessage: Event? {
    timeline.events.last { event in
      event.holds(LicenseRequest.self) || event.holds(NewLicenseRequest.self) || event.holds(LicenseInfo.self)
        || event.holds(PlatformChallenge.self) || event.holds(PlatformChallengeResponse.self)
    }
  }
}

extension Attempt {
  fileprivate func weighSilentSide(_ side: Side) -> Signature.Weight {
    guard let last = connection?.lastLicensingMessage else { return Signature.Weight() }
    return last.side == side
      ? Signature.Weight(against: ["it is the \(side.other.rawValue) that fell silent"])
      : Signature.Weight(for: ["it is the \(side.rawValue) that fell silent (frame \(last.frame))"])
  }
}
