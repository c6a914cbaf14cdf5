import Dissectors

extension Signature {
  /// A load balancer or a broker does not take the client's token.
  static let x224RoutingTokenRejected = Signature(
    id: "x224-routing-token-rejected",
    phase: .x224,
    title: "The token that was to lead the client to its session was not accepted",
    explanation: """
      The client's first message carried a token that names the machine or the collection of machines where its session is to run. The server or a load \
      balancer before it did not accept the token. The client has it from its .rdp file or from a broker's redirection, not from the user.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("The .rdp file is old: the collection or the host that it names is gone or renamed"),
      Cause("The load balancer does not know the machine in the token, or is set to tokens of another kind") {
        attempt in
        guard case .target(let address, let port)? = attempt.connection?.request?.message.routingToken?.kind else {
          return Weight()
        }
        return Weight(for: ["the token names \(address), port \(port)"])
      },
      Cause("The broker lost its connection to the collection, or its database"),
    ],
    remedies: [
      Remedy(.client, "Fetch the connection anew from the web page or the feed, and connect with the new .rdp file."),
      Remedy(
        .client, "Read which collection the file names.",
        command: "Select-String -Path FILE.rdp -Pattern loadbalanceinfo"),
      Remedy(
        .server, "On the broker, read the events of that moment.",
        command:
          "Get-WinEvent -FilterHashtable @{LogName='Microsoft-Windows-TerminalServices-SessionBroker/Operational'} -MaxEvents 30"
      ),
      Remedy(
        .network,
        "See whether the load balancer is set to routing tokens, and knows the machine that the token names. A new capture then shows a Connection Confirm."
      ),
    ],
    sources: ["MS-RDPBCGR 3.2.5.3.1", "MS-RDPBCGR 2.2.5.1.1", "FreeRDP issue 3959"]
  ) { attempt in
    if attempt.connection?.errorInfo != nil { return attempt.judgeErrorInfo([.invalidRoutingToken]) }
    guard let connection = attempt.connection, let request = connection.request,
      let token = request.message.routingToken, token.isForMachine
    else { return .cannotTell("the client sent no token for a machine") }
    if let answer = connection.requestAnswer {
      return .ruledOut(.requestAnswered, by: answer)
    }
    guard let closing = connection.closing, closing.side == .server, closing.frame > request.event.frame,
      connection.resetOrigin?.isInjected != true
    else { return .cannotTell("the server did not close after the Connection Request") }
    return .matched(
      .possible,
      Evidence(request.event.frame, field: "rdp.rt_cookie", "the client's token for a machine is \(token.text)"),
      Evidence(closing.frame, "\(closing.manner.text) from the server, with no byte of answer before it"))
  }
}

extension RoutingToken {
  /// Whether it names a machine or a collection, not a user.
  fileprivate var isForMachine: Bool {
    // Most name a user, and to take that out is not cheap.
    if text.hasPrefix("Cookie: mstshash=") { return false }
    return switch kind {
    case .target, .resource: true
    case .identifier, .other: false
    }
  }
}
