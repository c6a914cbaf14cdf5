extension Folklore {
  /// What web guides say of licences.
  static let aboutLicences: [Folklore] = [.licensing, .licenceCache]

  static let licensing = Folklore(
    id: "licensing", title: "Licences are missing",
    claim: "Web guides blame RD licensing: the licence server, the grace period, the activation of the host.",
    truth: .documented(
      "Licensing comes after the logon and after the channels, and its refusal has codes of its own (0x808, extended 0x100 to 0x10A).",
      "MS-RDPBCGR 1.3.1.1 and 2.2.5.1.1"),
    shows: "With keys the licensing messages. A connection that ended before them is not about licences.",
    signatures: [
      .licenseNoServer, .licenseNone, .licenseClientCache, .licenseRefusedOther, .clientInfoNoReply, .licenseTimeout,
    ],
    isCommon: true, words: ["license", "licence", "cal", "grace-period"],
    ruledOut: .first(
      of: .comesOnly(with: .mcsConnectInitial), .passed(.license, "the server accepted the client's licence")))

  static let licenceCache = Folklore(
    id: "license-cache", title: "The client's licence cache is corrupt",
    claim: "Web guides delete the key MSLicensing in the client's registry.",
    truth: .documented(
      "It helps where the server refuses the stored licence (extended 0x103 to 0x108), and never before licensing.",
      "MS-RDPBCGR 2.2.5.1.1; Microsoft, ExtendedDisconnectReasonCode"),
    shows: "With keys the message in which the server refuses the licence.",
    signatures: [.licenseClientCache, .licenseRefusedOther, .clientInfoNoReply, .licenseTimeout],
    danger: Danger(
      .reversible, "The client asks for a new licence and must run once as administrator to store it.",
      undo: "Export the key before (reg export), import it again."),
    words: ["MSLicensing"],
    ruledOut: .first(
      of: .comesOnly(with: .mcsConnectInitial), .passed(.license, "the server accepted the client's licence")))
}
