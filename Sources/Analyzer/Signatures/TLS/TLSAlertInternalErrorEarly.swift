import Dissectors

extension Signature {
  /// The server breaks off TLS because of a fault of its own.
  static let tlsAlertInternalErrorEarly = Signature(
    id: "tls-alert-internal-error-early",
    phase: .tls,
    title: "The server broke off TLS with an internal error",
    explanation: """
      The server answered the ClientHello with the TLS alert internal_error: it failed in a way that has nothing to do with what the client offered. \
      On Windows that is most often the private key of its certificate.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("The server cannot use its certificate's private key: missing, corrupt, or unreadable for the service"),
      Cause("A fault in the server's TLS library or in its settings"),
    ],
    remedies: [
      Remedy(
        .server, "Read what Schannel and Remote Desktop wrote at that time: 36870 is the private key.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Id=36870,36871,36888,1057,1058} -MaxEvents 20"),
      Remedy(
        .server,
        "See who may read the machine keys. NETWORK SERVICE needs read access to the key of the RDP certificate.",
        command: "icacls C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys"),
      Remedy(
        .server,
        "Grant NETWORK SERVICE read access to the key of the RDP certificate. Leave the MachineKeys folder where it is: it holds the "
          + "keys of every machine certificate.", risk: .reversible, undo: "Remove the access that was granted."),
    ],
    sources: ["RFC 8446 section 6.2", "Microsoft, Troubleshoot Azure VM RDP connection issues by event ID"]
  ) { attempt in
    guard let connection = attempt.connection, let hello = connection.clientHello else {
      return .cannotTell("no ClientHello was seen")
    }
    if let spoke = connection.firstClientRecord { return .ruledOut("TLS was completed and used", by: spoke) }
    let alerts = connection.timeline.all(TLSAlert.self, from: .server)
    guard let alert = alerts.first(where: { $0.message.description == .internalError }) else {
      return .cannotTell("the server sent no such alert in clear")
    }
    return .matched(
      .certain, Evidence(hello.event.frame, field: "tls.handshake.type", "ClientHello"), .alert(alert))
  }
}
