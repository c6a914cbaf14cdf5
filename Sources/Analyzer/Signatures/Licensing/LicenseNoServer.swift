import Dissectors

extension Signature {
  /// The server finds nobody to ask for licences.
  static let licenseNoServer = Signature(
    id: "license-no-server",
    phase: .licensing,
    title: "The server found no Remote Desktop licence server",
    explanation: """
      The user's name had been taken, and then the server ended licensing because no licence server can be reached, or none is named. This begins on the day \
      the 120 days of grace are over, for everybody at once. The network to the server, encryption and the client are not at fault.
      """,
    mstsc: [MstscCode(.byServer, extended: .noLicenseServer), MstscCode(.licensingFailed)],
    causes: [
      Cause("The grace period is over, and no licence server was ever named"),
      Cause("The licence server named is down, or cannot be reached from the server"),
      Cause("The licence server is not activated, or the server may not use it"),
    ],
    remedies: [
      .diagnoseLicensing,
      Remedy(
        .server, "See how many days of grace are left; 0 is none.",
        command:
          "Get-CimInstance -Namespace root/cimv2/TerminalServices Win32_TerminalServiceSetting | Invoke-CimMethod -MethodName GetGracePeriodDays"
      ),
      Remedy(
        .network, "See whether the server reaches the licence server.",
        command: "Test-NetConnection LICENSESERVER -Port 135"),
      .connectForAdministration,
      Remedy(
        .server,
        "Name the licence server and the mode that its licences are for. A new capture then shows STATUS_VALID_CLIENT or a licence instead of the error.",
        command: "Set-RDLicenseConfiguration -LicenseServer LICENSESERVER -Mode PerUser -ConnectionBroker BROKER",
        risk: .reversible, undo: "Set the server and mode that Get-RDLicenseConfiguration showed before."),
    ],
    sources: [
      "MS-RDPBCGR 2.2.1.12.1.3", "Microsoft, Cannot connect to RDS because no RD Licensing servers are available",
    ],
    needs: [SetErrorInfo.self, LicenseError.self]
  ) { attempt in
    attempt.judgeLicensing(.noServer)
  }
}
