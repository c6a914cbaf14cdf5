import Dissectors

extension Signature {
  /// The gateway asks again and again who the user is.
  static let gwHTTP401Loop = Signature(
    id: "gw-http-401-loop",
    phase: .gateway,
    title: "The RD Gateway did not accept the user's logon",
    explanation: """
      The gateway asks every client who its user is, and the first refusal or two of a logon are but the way in which HTTP asks. Here it refused once more, after \
      the client's answer or for the third time, instead of going on. What it thought of the answer it does not say.
      """,
    causes: [
      Cause("The user's name, domain or password is wrong, or the account is locked"),
      Cause("The gateway wants the logon tied to its TLS connection, and a device that opens TLS stands between"),
      Cause("Client and gateway have no version of NTLM in common, or NTLM is switched off") { attempt in
        guard let last = attempt.connection?.lastRefusal, !last.message.schemes.isEmpty else { return Weight() }
        let schemes = last.message.schemes
        return schemes.contains(.ntlm) || schemes.contains(.negotiate)
          ? Weight() : Weight(for: ["the gateway takes \(schemes.map(\.rawValue).joined(separator: ", ")) only"])
      },
    ],
    remedies: [
      Remedy(.client, "Type the gateway's credentials anew, with the domain: DOMAIN\\user."),
      Remedy(
        .server,
        "On the gateway: read why the logon failed; 4625 has the reason, and status 0xC000035B is about the channel.",
        command: "Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4625} -MaxEvents 20"),
      Remedy(
        .client, "See which versions of NTLM the client speaks.",
        command: "reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v LmCompatibilityLevel"),
      Remedy(
        .network, "Let devices that inspect TLS pass the gateway's connections by.", risk: .weakensSecurity,
        undo: "Let them inspect these connections again."),
    ],
    sources: ["MS-TSGU 3.3.5.1", "RFC 9110 section 15.5.2", "RFC 4559 section 5"],
    needs: [HTTPRequest.self]
  ) { attempt in
    guard let connection = attempt.connection, let request = connection.timeline.gatewayRequest else {
      return .cannotTell("the client went to no gateway that can be read")
    }
    let answers = connection.timeline.gatewayAnswers
    if let accepted = answers.first(where: { $0.message.isAcceptance }) {
      return .ruledOut("the gateway accepted the user", by: accepted.event)
    }
    guard let last = answers.last, last.message.status == 401 else {
      return .cannotTell("the gateway's last word is not that it wants to know who the user is")
    }
    let refusals = answers.filter { $0.message.status == 401 }
    let proof = connection.timeline.all(HTTPRequest.self, from: .client).last {
      $0.message.credentials?.isProof == true && $0.event.frame < last.event.frame
    }
    guard proof != nil || refusals.count >= 3 else {
      return .cannotTell("the gateway asked who the user is, as it does first, and the client did not answer")
    }
    let asked = Evidence(
      request.event.frame, field: "http.request.method", "the client went to a gateway: \(request.message.method)")
    let answered = proof.map {
      Evidence(
        $0.event.frame, field: "http.authorization",
        "the client proved who its user is, by \($0.message.credentials?.scheme.rawValue ?? "")")
    }
    return .matched(
      Judgement.Match(
        proof == nil ? .likely : .certain, [asked] + [answered].compactMap { $0 } + [.status(last)]))
  }
}

extension Connection {
  /// The server's last HTTP answer, if it wants to know who the user is.
  fileprivate var lastRefusal: Timeline.Sighting<HTTPResponse>? {
    timeline.gatewayAnswers.last { $0.message.status == 401 }
  }
}
