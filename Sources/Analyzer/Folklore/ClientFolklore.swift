import Capture
import Dissectors

extension Folklore {
  /// What web guides say of the client's computer.
  static let aboutClients: [Folklore] = [.updateClient, .clientComponents, .shellExtensions]

  static let updateClient = Folklore(
    id: "update-client", title: "Update the client, or use another one",
    claim: "Web guides update the client, or sell another product instead.",
    truth: .inferred(
      "An old client can lack a TLS version, NLA or the CredSSP update, and then the capture says which. Another product passes the fault by and mends nothing.",
      "derived: MS-RDPBCGR 2.2.1.1"),
    shows: "What the client offers in its request and its ClientHello; with keys its build and its name.",
    signatures: [
      .x224NegFailureNLARequired, .x224NegFailureSSLRequired, .tlsAlertProtocolVersion, .tlsAlertHandshakeFailure,
      .mcsConnectFailed, .wrongClientProtocol, .tlsClientAlertOther, .credsspVersionFlip,
    ],
    danger: Danger(
      .weakensSecurity, "A tool from a web guide that reaches the host past the firewall lets its maker reach it too.",
      undo: "Uninstall it."),
    words: ["client-update", "anydesk", "anyviewer"])

  static let clientComponents = Folklore(
    id: "client-components", title: "Reinstall RDP components of the client",
    claim: "Web guides repair Windows with dism, or reinstall tscupgrd, licmgr, RDPActiveX or RDP 8.1.",
    truth: .inferred(
      "They rest on a wrong reading of 0x904. A client whose components are broken sends nothing.",
      "Microsoft, IMsTscAxEvents::OnDisconnected"),
    shows: "Any SYN of the client shows that its program runs.",
    danger: Danger(
      .reversible, "Old packages may replace newer files.", undo: "Uninstall the package and install Windows' updates."),
    words: ["dism", "tscupgrd", "licmgr", "RDPActiveX", "winsxs"], ruledOut: .clientSent)

  static let shellExtensions = Folklore(
    id: "shell-extensions", title: "Shell extensions of graphics drivers, run as administrator",
    claim: "Web guides switch off shell extensions of NVIDIA or Intel, or run mstsc as administrator.",
    truth: .inferred(
      "No source was found. A client that crashes resets its own connection; it is then not the server that closes.",
      "search of Microsoft's documentation"),
    shows: "Who closed the connection first.",
    danger: Danger(
      .weakensSecurity, "A program that runs as administrator takes down the computer with it when it is attacked.",
      undo: "Run it as the user again."),
    words: ["nvidia", "autoruns"],
    ruledOut: FolkloreRule { hearing in
      guard let closing = hearing.connection.closing, closing.side == .server, closing.manner != .refusal else {
        return nil
      }
      return FolkloreRule.Objection(
        why: "the client did not end the connection: \(closing.manner.text) from the server's side",
        frames: [closing.frame])
    })
}
