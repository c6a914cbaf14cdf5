import Capture
import Dissectors

extension Folklore {
  /// What web guides say of host names and DNS.
  static let aboutNames: [Folklore] = [.dnsBroken, .flushDNS, .addressInsteadOfName, .windows11Names]

  static let dnsBroken = Folklore(
    id: "dns-broken", title: "DNS fails, or leads to a wrong address",
    claim: "Web guides blame DNS: the name is not found, or leads to an old address.",
    truth: .documented(
      "A name that is not found has codes of its own, such as 0x104; the client then sends no SYN. An old address leads to silence, a refusal, or a certificate with another name.",
      "Microsoft, IMsTscAxEvents::OnDisconnected"),
    shows:
      "The questions and their answers. Without any question in the capture the address came from a cache or the hosts file, or it was typed.",
    signatures: [
      .dnsNXDomain, .dnsTimeout, .dnsServfailRefused, .tlsCertNameMismatch, .tcpSYNDrop, .tcpRefusedClosedPort,
      .wrongServiceOnPort, .dnsAAAADeadIPv6,
    ], isCommon: true, words: ["dns"],
    ruledOut: FolkloreRule { hearing in
      guard let confirm = hearing.connection.confirm else { return nil }
      let frame = confirm.event.frame
      return FolkloreRule.Objection(
        why:
          "an address was found, and a host that speaks RDP answered there; its certificate tells whether it is the right one",
        frames: hearing.attempt.addressAnswer.map { FrameNumbers($0.frame, frame) } ?? FrameNumbers(frame))
    })

  static let flushDNS = Folklore(
    id: "dns-cache", title: "The DNS cache is corrupt",
    claim: "Web guides empty the client's DNS cache.",
    truth: .inferred(
      "It helps when the cache holds an old address, or remembers that a name did not exist. It mends nothing once a server has answered.",
      "derived: RFC 2308 section 5"),
    shows: "A connection without a question before it used an address from a cache, the hosts file or the user.",
    signatures: [
      .dnsNXDomain, .tcpSYNDrop, .tcpRefusedClosedPort, .tlsCertNameMismatch, .wrongServiceOnPort, .dnsAAAADeadIPv6,
    ],
    danger: Danger(
      .reversible, "Hardly any: names are looked up again, which takes a moment.",
      undo: "None is needed; the cache fills again."),
    words: ["flushdns", "ipconfig"], ruledOut: .serverAnswered)

  static let addressInsteadOfName = Folklore(
    id: "address-instead-of-name", title: "Use the IP address instead of the name",
    claim: "Web guides connect to the IP address, as if that made a more stable link.",
    truth: .inferred(
      "It changes the logon, not the link: no DNS, no Kerberos but NTLM, no server name in TLS, and a certificate that does not match. Where it helps, DNS, Kerberos or a clock was at fault; where only the name works, NTLM is blocked.",
      "derived: MS-CSSP 3.1.5"),
    shows: "Whether a name was looked up, whether the ClientHello names a server, and whether tickets were asked for.",
    signatures: [
      .dnsNXDomain, .kdcUnreachable, .krbPrincipalUnknown, .krbSkew, .krbClientError, .ntlmBlocked,
      .tlsCertNameMismatch, .krbErrorOther, .krbAPModified, .dnsAAAADeadIPv6,
    ],
    danger: Danger(
      .weakensSecurity,
      "Without Kerberos nothing but the certificate proves who the server is, and the certificate then does not match.",
      undo: "Go back to the name once the cause is known."),
    words: ["ip", "hostname"])

  static let windows11Names = Folklore(
    id: "windows-11-names", title: "Windows 11 22H2 cannot connect by name",
    claim: "Web guides say that Windows 11 since 22H2 has a bug with host names.",
    truth: .inferred(
      "No statement of Microsoft about such a bug was found. What differs by name is DNS, Kerberos and the certificate.",
      "search of Microsoft's documentation"),
    shows: "Two captures, one by name and one by address: rdpwhy diff shows where they part.",
    signatures: [.krbPrincipalUnknown, .kdcUnreachable, .dnsNXDomain, .dnsTimeout, .dnsAAAADeadIPv6], words: ["22H2"])
}
