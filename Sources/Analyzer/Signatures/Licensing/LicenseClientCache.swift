import Dissectors

extension Signature {
  /// The client's own licence, or what it makes of it, is no good.
  static let licenseClientCache = Signature(
    id: "license-client-cache",
    phase: .licensing,
    title: "The licence that the client keeps was refused",
    explanation: """
      Licensing ended because a licence or a licensing message of the client was not valid: its checksum, its format or the hardware it was made for was wrong. \
      Windows clients keep their licences in the registry, where they can be damaged or copied from another machine. Other clients connect to the same server.
      """,
    mstsc: [MstscCode(.byServer, extended: .clientMessage), MstscCode(.licensingFailed)],
    causes: [
      .told("The licence in the client's registry is damaged", by: .licenseBadClientLicense),
      .told("The client is a copy of another machine and brought its licence along", by: .licenseOfOtherHardware),
      .told(
        "The client may not write to its licence store, or makes licensing messages wrong",
        by: .licenseBadClientMessage,
        .licenseBadClientEncryption),
    ],
    remedies: [
      Remedy(
        .client, "Try with another client on the same machine, or from another machine: only this one should fail."),
      Remedy(
        .client, "Save the licences that the client keeps.",
        command: "reg export HKLM\\SOFTWARE\\Microsoft\\MSLicensing MSLicensing.reg"),
      Remedy(
        .client,
        "Delete them, and start mstsc once as administrator: it asks for a new licence, and a new capture shows the server giving one.",
        command: "reg delete HKLM\\SOFTWARE\\Microsoft\\MSLicensing /f", risk: .reversible,
        undo: "reg import MSLicensing.reg"),
      .updateClient,
    ],
    sources: ["MS-RDPBCGR 2.2.1.12.1.3", "MS-RDPBCGR 2.2.5.1.1", "MS-RDPELE 2.2.2"],
    needs: [SetErrorInfo.self, LicenseError.self]
  ) { attempt in
    attempt.judgeLicensing(.clientCache)
  }
}
