import Capture
import Dissectors

extension Signature {
  /// The name server cannot, or will not, look the name up.
  static let dnsServfailRefused = Signature(
    id: "dns-servfail-refused",
    phase: .name,
    title: "The name server failed, or refused to answer",
    explanation: """
      The client asked for the server's address, and the name server answered that it failed or that it refuses the question. It said nothing about \
      whether the name exists.
      """,
    mstsc: [MstscCode(.dnsLookupFailed)],
    causes: [
      Cause("The name server cannot reach the servers it depends on, or DNSSEC fails there"),
      Cause("The name server does not serve this client, or not this domain"),
    ],
    remedies: [
      Remedy(.client, "Ask another name server and compare.", command: "Resolve-DnsName HOST -Server ADDRESS"),
      Remedy(.client, "See which name servers the client is set to.", command: "Get-DnsClientServerAddress"),
      Remedy(
        .network, "Read the name server's log; allow the client's network there.", risk: .reversible,
        undo: "Restore the earlier setting."),
    ],
    sources: ["RFC 1035 section 4.1.1"]
  ) { attempt in
    guard !attempt.names.isEmpty else { return .cannotTell("the capture holds no look-up of the server's name") }
    if let answer = attempt.addressAnswer {
      return .ruledOut("the name was resolved: \(answer.question)", frame: answer.frame)
    }
    guard attempt.connections.isEmpty else {
      return .cannotTell("the client had an address from elsewhere and connected to it")
    }
    let codes: Set<DNSResponseCode> = [.serverFailure, .refused]
    guard let last = attempt.lastLookupError, codes.contains(last.message.flags.responseCode) else {
      return .cannotTell("no name server said that it failed")
    }
    let code = last.message.flags.responseCode
    return .matched(
      .certain,
      Evidence(
        last.frame, field: "dns.flags.rcode", "\(last.source) answered \(code.name ?? code.hex) to \(last.question)"),
      closedBy: .nobody)
  }
}
