import Dissectors

extension Signature {
  /// Failure code 3.
  static let x224NegFailureNoCert = Signature(
    id: "x224-neg-failure-no-cert",
    phase: .x224,
    title: "The server has no certificate it can use",
    explanation: """
      The client offered TLS, and the server answered that it has no usable certificate for it. The certificate or its private key is missing, or \
      the service may not read it. Nothing on the client or on the path was at fault.
      """,
    causes: [
      Cause("The service may not read the private key of its certificate"),
      Cause("The certificate is missing, and the server could not make a new one"),
      Cause("On xrdp: its user may not read the key file") { attempt in
        attempt.serverSystem.map { system in
          system.isWindows ? Weight(against: [system.text]) : Weight(for: [system.text])
        } ?? Weight()
      },
    ],
    remedies: [
      Remedy(
        .server,
        "Read what Remote Desktop and Schannel wrote at that time: 1057 and 1058 are about making the certificate, 36870 about its private key.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Id=1057,1058,36870} -MaxEvents 20"),
      Remedy(
        .server,
        "See who may read the machine keys. NETWORK SERVICE needs read access to the key of the RDP certificate.",
        command: "icacls C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys"),
      Remedy(
        .server, "On xrdp: see who may read the certificate and the key it is set to.",
        command: "ls -lL /etc/xrdp/cert.pem /etc/xrdp/key.pem"),
      Remedy(
        .server,
        "Grant NETWORK SERVICE read access to the key of the RDP certificate. Leave the MachineKeys folder where it is: it holds the keys of "
          + "every machine certificate.", risk: .reversible, undo: "Remove the access that was granted."),
      Remedy(
        .server, "On xrdp: let its user read the key, then restart xrdp, which cuts the connections it carries.",
        command: "adduser xrdp ssl-cert && systemctl restart xrdp", risk: .interruptsService,
        undo: "deluser xrdp ssl-cert"),
      Remedy(
        .server,
        "Let Windows make a new self-signed certificate: delete the old one in the Remote Desktop store, then restart the configuration service. "
          + "Not where a Connection Broker manages the certificate.",
        command: "Restart-Service SessionEnv", risk: .interruptsService,
        undo: "Import the old certificate again; export it with its key before deleting."),
    ],
    sources: [
      "MS-RDPBCGR 2.2.1.2.2", "Microsoft, Troubleshoot Azure VM RDP connection issues by event ID",
      "xrdp, libxrdp/xrdp_iso.c",
    ]
  ) { attempt in
    attempt.judgeNegotiationFailure(.sslCertNotOnServer)
  }
}
