import Dissectors

extension Signature {
  /// An HTTP proxy does not connect the client to the server.
  static let rdpOverHTTPProxy = Signature(
    id: "rdp-over-http-proxy",
    phase: .gateway,
    title: "The HTTP proxy refused to connect the client to the server",
    explanation: """
      The client did not go to the server itself: it asked an HTTP proxy to connect the two. The proxy answered with the status in the evidence instead, so \
      that no Remote Desktop connection began. What the server would have said is not known.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("The proxy wants the user to log on to it, and the client did not, or not in a way it takes") { attempt in
        attempt.weighProxy { $0 == 407 }
      },
      Cause("A rule of the proxy does not allow this user, this server or this port") { attempt in
        attempt.weighProxy { $0 == 403 || $0 == 405 }
      },
      Cause("The proxy cannot reach the server, or does not find its name") { attempt in
        attempt.weighProxy { [500, 502, 503, 504].contains($0) }
      },
      Cause("What answers is a web server or another kind of proxy, which connects nobody") { attempt in
        attempt.weighProxy { [400, 404, 405, 501].contains($0) }
      },
    ],
    remedies: [
      Remedy(.client, "See which proxy the system uses.", command: "netsh winhttp show proxy"),
      Remedy(.client, "See which proxy settings or script the user has: Settings, Network & internet, Proxy."),
      Remedy(.network, "Read the proxy's log of that minute: it names the rule."),
      Remedy(
        .network, "Where the connection is wanted: allow CONNECT to this server and port for these users.",
        risk: .reversible, undo: "Remove the rule."),
      Remedy(
        .client, "Or take the proxy out of the way to this server, where a direct way is allowed.", risk: .reversible,
        undo: "Enter it again."),
    ],
    sources: ["RFC 9110 section 9.3.6", "RFC 9110 section 15"],
    needs: [HTTPRequest.self]
  ) { attempt in
    guard let connection = attempt.connection, let asked = connection.timeline.first(HTTPRequest.self, from: .client),
      asked.message.method == "CONNECT"
    else { return .cannotTell("the client asked no HTTP proxy") }
    let answers = connection.timeline.all(HTTPResponse.self, from: .server)
    if let accepted = answers.first(where: { $0.message.isAcceptance }) {
      return .ruledOut("the proxy connected the client", by: accepted.event)
    }
    guard let refusal = answers.last else { return .cannotTell("the proxy did not answer") }
    return .matched(
      .certain,
      Evidence(asked.event.frame, field: "http.request.uri", "the client asked the proxy for \(asked.message.target)"),
      .status(refusal))
  }
}

extension Evidence {
  static func status(_ response: Timeline.Sighting<HTTPResponse>) -> Evidence {
    let schemes = (response.message.schemes + response.message.proxySchemes).map(\.rawValue)
    let takes = schemes.isEmpty ? "" : "; it takes \(schemes.joined(separator: ", "))"
    return Evidence(
      response.event.frame, field: "http.response.code", "the answer is \(response.message.statusText)\(takes)")
  }
}

extension HTTPResponse {
  /// "403 Forbidden".
  var statusText: String { reason.isEmpty ? String(status) : "\(status) \(reason)" }
}

extension Attempt {
  /// Weighs a cause by the last status with which a proxy refused.
  fileprivate func weighProxy(_ fits: (UInt16) -> Bool) -> Signature.Weight {
    guard let refusal = connection?.timeline.all(HTTPResponse.self, from: .server).last else {
      return Signature.Weight()
    }
    let text = "the proxy's status is \(refusal.message.status)"
    return fits(refusal.message.status) ? Signature.Weight(for: [text]) : Signature.Weight(against: [text])
  }
}
