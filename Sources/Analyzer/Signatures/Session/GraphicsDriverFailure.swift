import Dissectors

extension Signature {
  /// The server cannot draw the session.
  static let graphicsDriverFailure = Signature(
    id: "graphics-driver-failure",
    phase: .active,
    title: "The server could not start or use its display driver for the session",
    explanation: """
      The session was set up, and then the server gave it up because its own graphics failed; it said so in Set Error Info. The network, the user's rights and \
      encryption are not at fault.
      """,
    mstsc: [MstscCode(.byServer, extended: ExtendedDisconnectReason(rawValue: ErrorInfo.driverFailure.rawValue))],
    causes: [
      .told("The display driver did not start, or not in time", by: .driverNotReady, .driverFailure),
      .told("The display driver started and could not be used", by: .driverInterfaceFailure),
      .told("The desktop window manager of the session died", by: .windowManagerCrash),
      .told(
        "The graphics subsystem failed", by: .graphicsModeNotSupported, .graphicsSubsystemResetFailed,
        .graphicsSubsystemFailed),
      Cause("A policy makes sessions use a graphics card or a driver model that does not work here"),
    ],
    remedies: [
      Remedy(
        .server, "Read the System log for that moment: display drivers report there.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Level=1,2,3} -MaxEvents 40"),
      Remedy(
        .server,
        "See whether a policy decides on graphics: the card is used first, and the driver model is WDDM, where 1 is set.",
        command:
          "Get-ItemProperty 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services' | Select-Object bEnumerateHWBeforeSW, fEnableWddmDriver"
      ),
      Remedy(
        .client,
        "Connect once with a smaller window and fewer colours; if that works, the server runs out of graphics memory.",
        command: "mstsc /v:HOST /w:1024 /h:768"),
      Remedy(
        .server,
        "Let sessions use the older driver model, then restart. A new capture then goes on after the Font Map.",
        command:
          "New-ItemProperty 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services' -Name fEnableWddmDriver -Value 0 -PropertyType DWord -Force",
        risk: .interruptsService, undo: "Remove the value fEnableWddmDriver and restart."),
      Remedy(
        .server, "Update or roll back the driver of the graphics card.", risk: .interruptsService,
        undo: "Install the earlier version."),
    ],
    sources: ["MS-RDPBCGR 2.2.5.1.1", "Microsoft, ExtendedDisconnectReasonCode"],
    needs: [SetErrorInfo.self]
  ) { attempt in
    attempt.judgeErrorInfo([
      .driverNotReady, .windowManagerCrash, .driverFailure, .driverInterfaceFailure, .graphicsModeNotSupported,
      .graphicsSubsystemResetFailed, .graphicsSubsystemFailed,
    ])
  }
}
