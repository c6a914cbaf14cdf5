import Dissectors

extension Signature {
  /// The server turns away a client without the CredSSP update.
  static let credsspOracleServerBlocks = Signature(
    id: "credssp-oracle-server-blocks",
    phase: .credssp,
    title: "The server refused a client that lacks the CredSSP update of 2018",
    explanation: """
      The client speaks a version of CredSSP that is open to CVE-2018-0886. The server has the update, and it hung up on the client's proof of the key, \
      without an error code, as servers do that are set to refuse such clients.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("The client lacks the updates of May 2018 and later, or is a program that was not updated since"),
      Cause("User name or password are wrong, and the server did not say so") { attempt in
        guard let versions = attempt.connection.flatMap(CredSSPVersions.init), versions.saysErrors else {
          return Weight()
        }
        return Weight(against: ["both versions have an error code, and none came"])
      },
      Cause("Authentication failed inside the server"),
    ],
    remedies: [
      .readLogonFailures,
      Remedy(
        .client, "See when the client got its last updates.",
        command: "Get-HotFix | Sort-Object InstalledOn | Select-Object -Last 5"),
      .installUpdates,
      Remedy(
        .server,
        "For a short test only: let the server accept such clients, which reopens CVE-2018-0886 for them. A new capture then shows the server's proof.",
        command:
          "reg add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters /v AllowEncryptionOracle /t REG_DWORD /d 1",
        risk: .weakensSecurity,
        undo:
          "reg add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters /v AllowEncryptionOracle /t REG_DWORD /d 0"
      ),
    ],
    sources: ["Microsoft, CredSSP updates for CVE-2018-0886", "MS-CSSP 2.2.1", "MS-CSSP 3.1.5"],
    needs: [TSRequest.self]
  ) { attempt in
    guard let connection = attempt.connection, let versions = CredSSPVersions(connection) else {
      return .cannotTell("the versions of CredSSP cannot be read")
    }
    guard versions.client.version < CredSSPVersions.updated else {
      return .ruledOut("the client speaks CredSSP version \(versions.client.version)", by: versions.client.event)
    }
    guard versions.server.version >= CredSSPVersions.updated else {
      return .ruledOut("the server speaks CredSSP version \(versions.server.version)", by: versions.server.event)
    }
    if let proof = connection.serverProof { return .ruledOut("the server went on with its proof", by: proof) }
    if let refusal = connection.logonRefusal {
      return .ruledOut("the server answered with an error code", by: refusal.event)
    }
    guard let end = connection.endAtKeyProof else {
      return .cannotTell("the server did not hang up on the client's proof")
    }
    return .matched(Judgement.Match(versions.saysErrors ? .likely : .possible, versions.evidence + [end]))
  }
}

extension CredSSPVersions {
  /// Whether a server would have sent an error code for a wrong password. MS-CSSP 2.2.1: from version 3 on, but not in 5.
  fileprivate var saysErrors: Bool { server.version != 5 && client.version >= 3 }
}
