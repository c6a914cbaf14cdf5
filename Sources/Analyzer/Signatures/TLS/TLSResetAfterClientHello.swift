import Capture
import Dissectors

extension Signature {
  /// The server hangs up on the ClientHello without a word of TLS.
  static let tlsResetAfterClientHello = Signature(
    id: "tls-reset-after-clienthello",
    phase: .tls,
    title: "The server hung up on the TLS ClientHello",
    explanation: """
      The server had agreed to TLS. When the client began it, the server closed the connection without sending a single byte of TLS, \
      not even an alert. Windows does this when it cannot use its own certificate key, and when it has no protocol version or cipher suite in \
      common with the client. The capture cannot tell these apart by itself; the server's event log can.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("The server cannot use its certificate's private key: missing, corrupt, or unreadable for the service") {
        attempt in
        guard let hello = attempt.connection?.clientHello?.message else { return Weight() }
        return hello.isMainstream
          ? Weight(for: ["the ClientHello offers TLS 1.2 with ECDHE and AES-GCM, which every supported server knows"])
          : Weight()
      },
      Cause("Client and server have no TLS version or cipher suite in common") { attempt in
        guard let hello = attempt.connection?.clientHello?.message else { return Weight() }
        return hello.isMainstream
          ? Weight(against: ["the ClientHello offers TLS 1.2 with ECDHE and AES-GCM"])
          : Weight(for: ["the ClientHello lacks TLS 1.2 with ECDHE and AES-GCM"])
      },
      Cause("TLS 1.3 was switched on in the registry of a Windows Server that does not support it") { attempt in
        guard let hello = attempt.connection?.clientHello?.message else { return Weight() }
        return hello.highestVersion == .tls13 ? Weight() : Weight(against: ["the client does not offer TLS 1.3"])
      },
      Cause("A firewall or inspection device on the path ended the connection") { attempt in
        Weight(against: attempt.resetLooksGenuine.map { [$0] } ?? [])
      },
      Cause("The service stopped or crashed at that moment"),
    ],
    remedies: [
      Remedy(
        .server,
        "Read what Schannel and Remote Desktop wrote at that time: 36870 is the private key, 36871 and 36874 are versions and ciphers.",
        command:
          "Get-WinEvent -FilterHashtable @{LogName='System'; Id=36870,36871,36872,36874,36888,1057,1058} -MaxEvents 20"),
      Remedy(
        .server,
        "See who may read the machine keys. NETWORK SERVICE needs read access to the key of the RDP certificate.",
        command: "icacls C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys"),
      Remedy(
        .server, "Compare the certificate the listener is set to with those in the machine's store.",
        command:
          "Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSGeneralSetting | Select-Object SSLCertificateSHA1Hash"
      ),
      Remedy(
        .server,
        "Grant NETWORK SERVICE read access to the key of the RDP certificate. Leave the MachineKeys folder where it is: it holds the keys of "
          + "every machine certificate.", risk: .reversible, undo: "Remove the access that was granted."),
      Remedy(
        .server,
        "Let Windows make a new self-signed certificate: delete the old one in the Remote Desktop store, then restart the configuration service. "
          + "Not where a Connection Broker manages the certificate.",
        command: "Restart-Service SessionEnv", risk: .interruptsService,
        undo: "Import the old certificate again; export it with its key before deleting."),
    ],
    sources: [
      "Microsoft, Troubleshoot Azure VM RDP connection issues by event ID", "FreeRDP pull requests 7986 and 7987",
      "MS-RDPBCGR 5.4.5",
    ]
  ) { attempt in
    guard let connection = attempt.connection, let hello = connection.clientHello else {
      return .cannotTell("no ClientHello was seen")
    }
    guard let selected = connection.progress.selected, !selected.isEmpty else {
      return .cannotTell("no server that agreed to TLS was seen")
    }
    if let origin = connection.resetOrigin, origin.isInjected {
      return .ruledOut("the RST was not the server's", frame: origin.reset.frame)
    }
    if let answer = connection.helloAnswer {
      return .ruledOut(.helloAnswered, by: answer)
    }
    guard let closing = connection.closing, closing.side == .server, closing.frame > hello.event.frame else {
      return .cannotTell("the server did not close after the ClientHello")
    }
    return .matched(
      .likely,
      Evidence(hello.event.frame, field: "tls.handshake.type", "ClientHello"),
      Evidence(
        closing.frame, field: closing.manner == .reset ? "tcp.flags.reset" : "tcp.flags.fin",
        "\(closing.manner.text) from the server \((closing.time - hello.event.time).text) later, with no TLS byte before it"
      ))
  }
}
