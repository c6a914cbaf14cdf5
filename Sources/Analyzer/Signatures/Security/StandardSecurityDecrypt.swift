import Dissectors

extension Signature {
  /// The server cannot open what the client encrypted with standard RDP security.
  static let standardSecurityDecrypt = Signature(
    id: "standard-security-decrypt",
    phase: .security,
    title: "The server could not open what the client encrypted",
    explanation: """
      The connection used the encryption that RDP had before TLS. The server could not make its keys, or not open a message of the client, and said so in Set \
      Error Info. Either the bytes were changed on the way, or one of the programs is at fault.
      """,
    mstsc: [MstscCode(.decryptionError)],
    causes: [
      .told(
        "A message of the client could not be opened: it was changed on the way, or badly made", by: .cannotDecrypt),
      .told("The client sent in clear what had to be encrypted", by: .notEncrypted),
      .told("The server could not make or renew its own keys", by: .cannotRenewKeys, .cannotEncrypt),
      Cause("A network card or driver changes bytes: offloading that is broken"),
    ],
    remedies: [
      Remedy(
        .network,
        "Capture at both ends and compare with rdpwhy diff: where the bytes differ, a device between them changed them."
      ),
      .connectWithTLS,
      .readSecuritySettings,
      Remedy(
        .server, "Let the server ask for TLS. A new capture then shows a Connection Confirm that selects it.",
        command:
          "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' -Name SecurityLayer -Value 2",
        risk: .reversible, undo: "Set SecurityLayer back to what the command before showed."),
    ],
    sources: ["MS-RDPBCGR 2.2.5.1.1", "MS-RDPBCGR 5.3.6"],
    needs: [SetErrorInfo.self]
  ) { attempt in
    attempt.judgeErrorInfo([.cannotRenewKeys, .cannotDecrypt, .cannotEncrypt, .notEncrypted])
  }
}

extension ErrorInfo {
  fileprivate static let cannotRenewKeys = Self(rawValue: 0x1191)
  fileprivate static let cannotDecrypt = Self(rawValue: 0x1192)
  fileprivate static let cannotEncrypt = Self(rawValue: 0x1193)
  fileprivate static let notEncrypted = Self(rawValue: 0x1195)
}
