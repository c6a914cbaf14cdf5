import Dissectors

extension Signature {
  /// Licensing is given up for another reason.
  static let licenseRefusedOther = Signature(
    id: "license-refused-other",
    phase: .licensing,
    title: "Licensing was given up",
    explanation: """
      The user's name had been taken, and then one side gave up licensing with an error, and with it the connection. The network and encryption are not at fault.
      """,
    mstsc: [MstscCode(.licensingFailed)],
    causes: [
      Cause("The server does not take this kind of client"),
      .told("The server's edition or licence does not allow remote connections", by: .licenseNoRemoteConnections),
      Cause("The licensing certificate of the server, or the licence server's, is damaged"),
    ],
    remedies: [
      .diagnoseLicensing,
      Remedy(
        .server, "Read what the server says of licensing in the System log.",
        command:
          "Get-WinEvent -FilterHashtable @{LogName='System'; ProviderName='Microsoft-Windows-TerminalServices-RemoteConnectionManager'} -MaxEvents 20"
      ),
      Remedy(.client, "Connect once with another client, and compare both captures from the RDP License Request on."),
      .connectForAdministration,
      .updateClient,
    ],
    sources: ["MS-RDPBCGR 2.2.1.12.1.3", "MS-RDPBCGR 2.2.5.1.1"],
    needs: [SetErrorInfo.self, LicenseError.self]
  ) { attempt in
    attempt.judgeLicensing(.other)
  }
}
