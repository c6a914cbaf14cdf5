import Dissectors

extension Signature {
  /// The connection broker has no session host for the user.
  static let brokerFailure = Signature(
    id: "broker-failure",
    phase: .authorization,
    title: "The connection broker found or prepared no machine for the user",
    explanation: """
      The server that answered is not where the session was to run: a connection broker was to choose or start a machine, and that failed. The server said so \
      in Set Error Info. The network between the client and this server, encryption and the user's password are not at fault.
      """,
    mstsc: [MstscCode(.byServer, extended: ExtendedDisconnectReason(rawValue: 0x400))],
    causes: [
      .told("The broker knows no machine for this user or collection", by: .brokerNoDestination),
      .told("All machines of the pool are taken", by: .brokerPoolFull),
      .told(
        "The virtual machine did not wake or start, or not in time", by: .brokerNoWake, .brokerNoStart, .brokerSlowStart
      ),
      .told("The name of the virtual machine could not be resolved", by: .brokerNoName),
      .told("The session on the machine could not be watched or taken over", by: .brokerNoMonitoring, .brokerLoading),
      .told("The client could not be sent on to the chosen machine", by: .brokerNoRedirection),
    ],
    remedies: [
      Remedy(
        .server, "On the broker, read why: the events of that moment name the user, the collection and the machine.",
        command:
          "Get-WinEvent -FilterHashtable @{LogName='Microsoft-Windows-TerminalServices-SessionBroker/Operational'} -MaxEvents 30"
      ),
      Remedy(
        .server, "See which machines of the collection take sessions.",
        command: "Get-RDSessionHost -CollectionName COLLECTION -ConnectionBroker BROKER"),
      Remedy(
        .server, "For virtual desktops: see whether the machine runs, and whether the broker resolves its name.",
        command: "Get-VM NAME; Resolve-DnsName NAME"),
      Remedy(
        .server, "Let a host that is in drain mode take sessions again. A new capture then shows no Set Error Info.",
        command: "Set-RDSessionHost -SessionHost HOST -NewConnectionAllowed Yes -ConnectionBroker BROKER",
        risk: .reversible,
        undo: "Set-RDSessionHost -SessionHost HOST -NewConnectionAllowed No -ConnectionBroker BROKER"),
    ],
    sources: ["MS-RDPBCGR 2.2.5.1.1"],
    needs: [SetErrorInfo.self]
  ) { attempt in
    attempt.judgeErrorInfo(ErrorInfo.ofBroker)
  }
}

extension ErrorInfo {
  fileprivate static let brokerNoDestination = Self(rawValue: 0x400)
  fileprivate static let brokerLoading = Self(rawValue: 0x402)
  fileprivate static let brokerNoRedirection = Self(rawValue: 0x404)
  fileprivate static let brokerNoWake = Self(rawValue: 0x405)
  fileprivate static let brokerNoStart = Self(rawValue: 0x406)
  fileprivate static let brokerNoName = Self(rawValue: 0x407)
  fileprivate static let brokerPoolFull = Self(rawValue: 0x408)
  fileprivate static let brokerCancelled = Self(rawValue: 0x409)
  fileprivate static let brokerSlowStart = Self(rawValue: 0x411)
  fileprivate static let brokerNoMonitoring = Self(rawValue: 0x412)

  fileprivate static let ofBroker: [ErrorInfo] = [
    brokerNoDestination, brokerLoading, brokerNoRedirection, brokerNoWake, brokerNoStart, brokerNoName, brokerPoolFull,
    brokerCancelled, brokerSlowStart, brokerNoMonitoring,
  ]
}
