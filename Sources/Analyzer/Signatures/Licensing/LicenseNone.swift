import Dissectors

extension Signature {
  /// The licence server has no licence to give.
  static let licenseNone = Signature(
    id: "license-none",
    phase: .licensing,
    title: "No client access licence was left for this client",
    explanation: """
      The user's name had been taken, and then the server ended licensing: there was no licence to give to this client. The network, encryption and the user's \
      rights are not at fault.
      """,
    mstsc: [MstscCode(.byServer, extended: .noLicense), MstscCode(.licensingFailed)],
    causes: [
      Cause("All client access licences are given out"),
      Cause(
        "The server asks for licences per device, and the licence server holds licences per user, or the other way round"
      ),
      Cause("The licences are for an earlier version of Windows Server than this one"),
    ],
    remedies: [
      .diagnoseLicensing,
      Remedy(
        .server, "On the licence server, see how many licences of which kind are given out.", command: "licmgr.exe"),
      Remedy(
        .server, "See which licences the server asks for: 2 is per device, 4 per user, 5 not set.",
        command:
          "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core' -Name LicensingMode"
      ),
      .connectForAdministration,
      Remedy(
        .server,
        "On the licence server, add licences, or take some back from machines that are gone. A new capture then shows a licence or STATUS_VALID_CLIENT instead of the error.",
        risk: .reversible, undo: "What was taken back is given out again when that machine connects."),
    ],
    sources: ["MS-RDPBCGR 2.2.1.12.1.3", "MS-RDPBCGR 2.2.5.1.1"],
    needs: [SetErrorInfo.self, LicenseError.self]
  ) { attempt in
    attempt.judgeLicensing(.noLicense)
  }
}
