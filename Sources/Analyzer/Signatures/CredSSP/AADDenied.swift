import Dissectors

extension Signature {
  /// Microsoft Entra authentication is refused.
  static let aadDenied = Signature(
    id: "aad-denied",
    phase: .credssp,
    title: "The server refused the user's Microsoft Entra sign-in",
    explanation: """
      The user signed in with a web account, and the client gave the server the proof of it. The server checked that proof and refused it, with the code in \
      the evidence.
      """,
    mstsc: [MstscCode(.byServer)],
    causes: [
      Cause("The name by which the client connects is not that under which the device is registered") {
        $0.weighWebAccount(0x8009_0308)
      },
      Cause("The user may not log on to this machine, or a policy of the organisation does not allow it") {
        $0.weighWebAccount(0x8007_0005, 0xC000_005E)
      },
      Cause("The account is disabled, or restricted in hours or machines") {
        $0.weighWebAccount(0xC000_006F, 0xC000_0070, 0xC000_0071, 0xC000_0072)
      },
      Cause("The machine is not joined to Microsoft Entra, or its clock is wrong"),
    ],
    remedies: [
      Remedy(.client, "Connect by the machine's name as it is registered, not by an alias or an address."),
      Remedy(.server, "See whether the machine is joined, and under which name.", command: "dsregcmd /status"),
      Remedy(
        .server, "See whether the account is in the group of users.", command: "net localgroup \"Remote Desktop Users\""
      ),
      Remedy(
        .server, "If not: add it. A new capture then shows an authentication result of 0.",
        command: "net localgroup \"Remote Desktop Users\" AzureAD\\USER@DOMAIN /add", risk: .reversible,
        undo: "net localgroup \"Remote Desktop Users\" AzureAD\\USER@DOMAIN /delete"),
      Remedy(
        .client, "Or connect without the web account, where the server takes passwords.", risk: .reversible,
        undo: "Use the web account again."),
    ],
    sources: ["MS-RDPBCGR 2.2.18.3", "MS-RDPBCGR 5.4.5.4"],
    needs: [RDSAADMessage.self]
  ) { attempt in
    guard let (event, status) = attempt.connection?.webAccountResult else {
      return .cannotTell("no result of Microsoft Entra authentication can be read")
    }
    guard status.rawValue != 0 else { return .ruledOut("the server accepted the sign-in", by: event) }
    return .matched(
      .certain,
      Evidence(event.frame, field: "rdp.rdsaad.authentication_result", "the server's result is \(status.told)"))
  }
}

extension Connection {
  /// What the server said of the client's proof.
  fileprivate var webAccountResult: (event: Event, status: NTStatus)? {
    for sighting in timeline.all(RDSAADMessage.self, from: .server) {
      if case .result(let status) = sighting.message.content { return (sighting.event, status) }
    }
    return nil
  }
}

extension Attempt {
  fileprivate func weighWebAccount(_ codes: UInt32...) -> Signature.Weight {
    guard let (_, status) = connection?.webAccountResult else { return Signature.Weight() }
    return codes.contains(status.rawValue)
      ? Signature.Weight(for: ["the server's result is \(status.text)"])
      : Signature.Weight(against: ["the server's result is \(status.text)"])
  }
}
