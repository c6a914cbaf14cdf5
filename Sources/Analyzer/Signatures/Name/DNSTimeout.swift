import Capture
import Dissectors

extension Signature {
  /// No name server answers.
  static let dnsTimeout = Signature(
    id: "dns-timeout",
    phase: .name,
    title: "No name server answered",
    explanation: """
      The client asked for the server's address again and again, and no name server answered. The client had nothing to connect to. Nothing of the \
      server itself was reached or tested.
      """,
    mstsc: [MstscCode(.dnsLookupFailed)],
    causes: [
      Cause("The name server is down, or the route to it is: a VPN that is not up"),
      Cause("A firewall drops questions to the name server, or its answers"),
      Cause("The client is set to a name server of another network, which cannot be reached from here"),
    ],
    remedies: [
      Remedy(.client, "See which name servers the client is set to.", command: "Get-DnsClientServerAddress"),
      Remedy(.client, "Ask one of them directly.", command: "Resolve-DnsName HOST -Server ADDRESS"),
      Remedy(
        .client, "Check that the VPN is up and carries the name server's network.",
        command: "Find-NetRoute -RemoteIPAddress ADDRESS"),
      Remedy(
        .client,
        "As a test, connect to the server's address instead of its name. Kerberos cannot be used then, and the certificate's name does not fit."
      ),
      Remedy(
        .network, "Allow the client's network to reach the name server on port 53, UDP and TCP.", risk: .reversible,
        undo: "Remove the rule."),
    ],
    sources: ["RFC 1035 section 4.2.1", "Microsoft, IMsTscAxEvents::OnDisconnected"]
  ) { attempt in
    guard !attempt.names.isEmpty else { return .cannotTell("the capture holds no look-up of the server's name") }
    if let answer = attempt.names.first(where: { $0.message.flags.isResponse }) {
      return .ruledOut("\(answer.source) answered the look-up", frame: answer.frame)
    }
    guard attempt.connections.isEmpty else {
      return .cannotTell("the client had an address from elsewhere and connected to it")
    }
    let questions = attempt.unansweredQuestions
    guard let first = questions.first, let last = questions.last, questions.count >= 2 else {
      return .cannotTell("fewer than two questions went to a name server")
    }
    let wait = attempt.window.end - first.time
    guard wait >= .seconds(5) else { return .cannotTell("the capture ends \(wait.text) after the first question") }
    return .matched(
      .likely,
      Evidence(first.frame, field: "dns.qry.name", "the client asked \(first.destination) for \(first.question)"),
      Evidence(
        last.frame, field: "dns.qry.name",
        "question number \(questions.count), \((last.time - first.time).text) later; no answer in the \(wait.text) that the capture covers"
      ),
      closedBy: .nobody)
  }
}
