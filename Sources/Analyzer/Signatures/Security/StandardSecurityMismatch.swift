import Dissectors

extension Signature {
  /// Client and server know no common encryption for standard RDP security.
  static let standardSecurityMismatch = Signature(
    id: "standard-security-mismatch",
    phase: .security,
    title: "Client and server have no encryption method in common",
    explanation: """
      The connection was to use the encryption that RDP had before TLS. The server insists on a method that the client does not know, and the connection \
      ended. The user was not asked for anything yet.
      """,
    mstsc: [MstscCode(DisconnectReason(rawValue: 0x506)), MstscCode(DisconnectReason(rawValue: 0x606))],
    causes: [
      Cause("A policy on the server demands a level of encryption that the client is too old or too restricted for"),
      Cause("The client is set to weak encryption only, or was built without the stronger one"),
      Cause("The server is set to methods that current clients have given up"),
    ],
    remedies: [
      Remedy(
        .server, "See which level the server demands: 1 is low, 2 what the client can, 3 high, 4 FIPS.",
        command:
          "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' -Name MinEncryptionLevel"
      ),
      .connectWithTLS,
      .updateClient,
      Remedy(
        .server,
        "Let the server take what the client can. A new capture then shows a Security Exchange after the settings.",
        command:
          "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' -Name MinEncryptionLevel -Value 2",
        risk: .weakensSecurity, undo: "Set MinEncryptionLevel back to what the first command showed."),
    ],
    sources: ["MS-RDPBCGR 2.2.1.4.3", "MS-RDPBCGR 5.3.2", "MS-RDPBCGR 2.2.5.1.1"],
    needs: [SetErrorInfo.self, MCSConnectInitial.self]
  ) { attempt in
    if attempt.connection?.errorInfo != nil { return attempt.judgeErrorInfo([ErrorInfo(rawValue: 0x1194)]) }
    return attempt.judgeDisagreement { !$0.chosen.encryptionMethod.contains(.fips) }
  }
}
