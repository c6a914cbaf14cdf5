import Capture
import Dissectors

extension Signature {
  /// The name server says that the name does not exist.
  static let dnsNXDomain = Signature(
    id: "dns-nxdomain",
    phase: .name,
    title: "The name server knows no such name",
    explanation: """
      The client asked for the server's address, and the name server answered that the name does not exist. The client had nothing to connect to. \
      Nothing of the server itself was reached or tested.
      """,
    mstsc: [
      MstscCode(.dnsLookupFailed), MstscCode(.hostNotFound), MstscCode(DisconnectReason(rawValue: 0x508)),
      MstscCode(DisconnectReason(rawValue: 0x604)),
    ],
    causes: [
      Cause("The name is misspelt, or it was removed from DNS"),
      Cause("The question went to a name server that does not know the internal names: a VPN without its DNS settings")
      { attempt in
        guard let answer = attempt.lastLookupError else { return Weight() }
        return answer.source.isPrivate
          ? Weight() : Weight(for: ["the answer came from \(answer.source), which is no address of a private network"])
      },
      Cause("The short name was completed with the wrong domain, or with none") { attempt in
        guard let name = attempt.serverName else { return Weight() }
        return name.contains(".")
          ? Weight(against: ["the client asked for \(name), which has a domain"])
          : Weight(for: ["the name \(name) has no domain of its own"])
      },
    ],
    remedies: [
      Remedy(.client, "Ask for the name and see who answers.", command: "Resolve-DnsName HOST"),
      Remedy(.client, "See which name servers and which suffixes the client uses.", command: "ipconfig /all"),
      Remedy(.client, "Use the full name of the server, with its domain."),
      Remedy(
        .client,
        "When the name was added a moment ago: empty the client's cache, which remembers that there was no such name.",
        command: "ipconfig /flushdns", risk: .reversible, undo: "None is needed; the cache fills again."),
      Remedy(
        .network, "Add or correct the record, or give the VPN the name server that knows it.", risk: .reversible,
        undo: "Restore the earlier record or setting."),
    ],
    sources: ["RFC 1035 section 4.1.1", "RFC 2308 section 2.1", "Microsoft, IMsTscAxEvents::OnDisconnected"]
  ) { attempt in
    guard !attempt.names.isEmpty else { return .cannotTell("the capture holds no look-up of the server's name") }
    if let answer = attempt.addressAnswer {
      return .ruledOut("the name was resolved: \(answer.question)", frame: answer.frame)
    }
    guard attempt.connections.isEmpty else {
      return .cannotTell("the client had an address from elsewhere and connected to it")
    }
    guard let last = attempt.lastLookupError, last.isDenial, let denial = attempt.names.first(where: \.isDenial) else {
      return .cannotTell("no name server said that the name does not exist")
    }
    let asked = attempt.names.first { denial.answers($0) }
    let wait = attempt.window.end - last.time
    let evidence = [
      asked.map {
        Evidence($0.frame, field: "dns.qry.name", "the client asked \($0.destination) for \($0.question)")
      },
      Evidence(denial.frame, field: "dns.flags.rcode", "\(denial.source) answered NXDOMAIN: no such name"),
      wait < .seconds(1)
        ? nil : Evidence(last.frame, "no connection to the server in the \(wait.text) that the capture still covers"),
    ]
    return .matched(Judgement.Match(.certain, evidence.compactMap { $0 }, closedBy: .nobody))
  }
}

extension NameRecord {
  /// Whether it says that the name does not exist.
  fileprivate var isDenial: Bool {
    message.flags.isResponse && message.flags.responseCode == .nonExistentDomain
  }
}
