extension Folklore {
  /// What web guides say of what comes after the logon.
  static let aboutSessions: [Folklore] = [.sessionLimits, .damagedProfile, .broker]

  static let sessionLimits = Folklore(
    id: "session-limits", title: "Too many sessions, or one that hangs",
    claim: "Web guides blame a limit on sessions, or a session that hangs.",
    truth: .documented(
      "The server says so with Set Error Info 7, or 5 when another connection took the session, and it can say it only after the MCS connection.",
      "MS-RDPBCGR 2.2.5.1"),
    shows: "With keys the value of Set Error Info. On the server: quser.",
    signatures: [
      .serverAdmissionDenied, .sessionEndedByPolicy, .disconnectUltimatumNoErrinfo, .sessionDropped, .mcsConnectFailed,
    ],
    danger: Danger(
      .interruptsService, "Logging another session off loses what is not saved in it.",
      undo: "None: ask its user first."),
    words: ["quser", "stuck-session"], ruledOut: .comesOnly(with: .mcsConnectInitial))

  static let damagedProfile = Folklore(
    id: "damaged-profile", title: "A damaged user profile, NTUSER.DAT or WMI",
    claim: "Web guides repair the user's profile, NTUSER.DAT or WMI.",
    truth: .inferred(
      "The profile is loaded after the logon. It can delay or end a session, but no connection that ends before.",
      "derived: MS-RDPBCGR 1.3.1.1"),
    shows:
      "How long the server took between the licence and its first message of the session; the host's logs say why.",
    signatures: [.demandActiveMissing, .clientInfoNoReply, .sessionDropped, .graphicsDriverFailure],
    danger: Danger(
      .interruptsService, "A profile that is deleted takes the user's files and settings along.",
      undo: "Restore the copy that was made before."),
    words: ["profile", "ntuser", "wmi"], ruledOut: .comesOnly(with: .mcsConnectInitial))

  static let broker = Folklore(
    id: "connection-broker", title: "The Connection Broker was renamed or removed",
    claim: "Web guides say that the Connection Broker was renamed or removed.",
    truth: .documented(
      "The server tells the client so with Set Error Info 0x400 to 0x412; the broker writes events 2056 and 1296.",
      "MS-RDPBCGR 2.2.5.1.1; Microsoft support, event-id-troubleshoot-vm-rdp-connecton"),
    shows: "With keys the value of Set Error Info; in clear the routing token of the client's request.",
    signatures: [
      .disconnectUltimatumNoErrinfo, .mcsConnectFailed, .authzDeniedErrinfo, .x224ResetBeforeConfirm, .brokerFailure,
      .x224RoutingTokenRejected, .redirectTargetUnreachable,
    ],
    words: ["broker"], ruledOut: .comesOnly(with: .mcsConnectInitial))
}
