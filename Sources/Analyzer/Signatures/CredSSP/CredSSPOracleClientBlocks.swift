import Dissectors

extension Signature {
  /// The client turns away from a server without the CredSSP update.
  static let credsspOracleClientBlocks = Signature(
    id: "credssp-oracle-client-blocks",
    phase: .credssp,
    title: "The client refused a server that lacks the CredSSP update of 2018",
    explanation: """
      The server speaks a version of CredSSP that is open to CVE-2018-0886. The client has the update and is set to refuse such servers: it hung up when it \
      saw the version, before it said anything that proves the password. mstsc then speaks of CredSSP encryption oracle remediation.
      """,
    causes: [
      Cause("The server lacks the updates of May 2018 and later"),
      Cause("A proxy or gateway that speaks CredSSP for the server is that old"),
    ],
    remedies: [
      Remedy(
        .server, "See when the server got its last updates.",
        command: "Get-HotFix | Sort-Object InstalledOn | Select-Object -Last 5"),
      .installUpdates,
      Remedy(
        .client,
        "For a short test only, where the server is known and trusted: let the client accept old servers, which reopens CVE-2018-0886. A new capture then shows the client's proof.",
        command:
          "reg add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters /v AllowEncryptionOracle /t REG_DWORD /d 2",
        risk: .weakensSecurity,
        undo:
          "reg delete HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters /v AllowEncryptionOracle"
      ),
    ],
    sources: ["Microsoft, CredSSP updates for CVE-2018-0886", "MS-CSSP 2.2.1"],
    needs: [TSRequest.self]
  ) { attempt in
    guard let connection = attempt.connection, let versions = CredSSPVersions(connection) else {
      return .cannotTell("the versions of CredSSP cannot be read")
    }
    guard versions.server.version < CredSSPVersions.updated else {
      return .ruledOut("the server speaks CredSSP version \(versions.server.version)", by: versions.server.event)
    }
    guard versions.client.version >= CredSSPVersions.updated else {
      return .ruledOut("the client speaks CredSSP version \(versions.client.version)", by: versions.client.event)
    }
    if let next = connection.timeline.events.first(where: {
      $0.side == .client && $0.isApplicationData && $0.frame > versions.server.event.frame
    }) {
      return .ruledOut("the client went on after it had seen the server's version", by: next)
    }
    guard connection.closing?.side == .client, let end = connection.end(after: versions.server.event) else {
      return .cannotTell("the client did not hang up there")
    }
    return .matched(Judgement.Match(.likely, versions.evidence + [end]))
  }
}
