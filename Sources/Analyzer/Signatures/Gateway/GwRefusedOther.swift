import Dissectors

extension Signature {
  /// The gateway refuses for another reason.
  static let gwRefusedOther = Signature(
    id: "gw-refused-other",
    phase: .gateway,
    title: "The RD Gateway refused the connection",
    explanation: """
      The gateway believed who the user is, and refused to go on with the status in the evidence, which is about neither its policies nor the target. The status \
      says why.
      """,
    causes: [
      Cause("The gateway has as many connections as it may have") { $0.weighGateway(0x59E6) },
      Cause("It demands a health check, or a way to log on, that the client does not offer") {
        $0.weighGateway(0x59ED, 0x59F7, 0x59F8, 0x59F9, 0x59E8, 0x59E9)
      },
      Cause("It has no certificate, or something else in it is broken") { $0.weighGateway(0x59D8, 0x59EE) },
    ],
    remedies: [
      Remedy(.client, "See what is known of the status.", command: "rdpwhy explain STATUS"),
      Remedy(
        .server, "On the gateway: read what it says of that minute.",
        command: "Get-WinEvent -LogName Microsoft-Windows-TerminalServices-Gateway/Operational -MaxEvents 40"),
    ],
    sources: ["MS-TSGU 2.2.6"],
    needs: [HTTPRequest.self]
  ) { attempt in
    attempt.judgeGatewayRefusal { !$0.isOfPolicy && !$0.isOfTarget }
  }
}
