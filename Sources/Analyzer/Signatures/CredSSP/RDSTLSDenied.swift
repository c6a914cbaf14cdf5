import Dissectors

extension Signature {
  /// The server refuses the credentials that a redirection or a reconnection brought.
  static let rdstlsDenied = Signature(
    id: "rdstls-denied",
    phase: .credssp,
    title: "The server refused the credentials of a redirection or a reconnection",
    explanation: """
      The client came with credentials that a broker or an earlier session had given it, by RDSTLS. The server checked them and refused, with the code in the \
      evidence.
      """,
    mstsc: [MstscCode(.byServer)],
    causes: [
      Cause("User name or password are not those of the server, or have changed since") { $0.weighRDSTLS(0x52E) },
      Cause("The user may not log on to this machine of the collection") { $0.weighRDSTLS(0x5) },
      Cause("The account is disabled or locked, or may not log on at this hour") {
        $0.weighRDSTLS(0x530, 0x533, 0x775)
      },
      Cause("The password has expired or must be changed") { $0.weighRDSTLS(0x532, 0x773) },
    ],
    remedies: [
      .readLogonFailures,
      Remedy(.client, "Sign out of the feed or the web page, sign in anew, and connect again."),
      Remedy(
        .server, "On the broker, read to which machine the user was sent.",
        command:
          "Get-WinEvent -FilterHashtable @{LogName='Microsoft-Windows-TerminalServices-SessionBroker/Operational'} -MaxEvents 30"
      ),
      Remedy(
        .server, "See whether the user is in the group of that machine.",
        command: "net localgroup \"Remote Desktop Users\""),
      .captureWithKeys,
    ],
    sources: ["MS-RDPBCGR 2.2.17.4", "MS-RDPBCGR 5.4.5.3"],
    needs: [RDSTLSAuthenticationResponse.self]
  ) { attempt in
    guard let answer = attempt.connection?.timeline.first(RDSTLSAuthenticationResponse.self, from: .server) else {
      return .cannotTell("no answer of RDSTLS can be read")
    }
    let result = answer.message.result
    guard result != .success else { return .ruledOut("the server accepted the credentials", by: answer.event) }
    return .matched(
      .certain,
      Evidence(
        answer.event.frame, field: "rdp.rdstls.resultCode",
        "the server's answer is \(result.name.map { "\($0) (\(result.hex))" } ?? result.hex)"))
  }
}

extension Attempt {
  fileprivate func weighRDSTLS(_ codes: UInt32...) -> Signature.Weight {
    guard let answer = connection?.timeline.first(RDSTLSAuthenticationResponse.self, from: .server) else {
      return Signature.Weight()
    }
    let result = answer.message.result
    let text = "the server's code is \(result.name ?? result.hex)"
    return codes.contains(result.rawValue) ? Signature.Weight(for: [text]) : Signature.Weight(against: [text])
  }
}
