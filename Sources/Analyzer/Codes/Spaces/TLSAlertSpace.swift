import Dissectors

extension CodeSpace {
  static let tlsAlert = CodeSpace(
    prefixes: ["alert", "tls-alert", "tlsalert", "tls"],
    field: "The description of a TLS alert (Wireshark: tls.alert_message.desc).",
    source: "RFC 8446 section 6, RFC 5246 section 7.2",
    isShownToPeople: false,
    entries: (UInt8.min...UInt8.max).compactMap { value in
      AlertDescription(rawValue: value).name.map { CodeEntry(UInt32(value), $0, meanings[value] ?? "") }
    },
    subject: { "TLS alert \($0)" },
    notes: { details[$0] ?? CodeNotes() },
    common: CodeNotes(
      statements: [
        .inferred(
          "Windows servers often send no alert at all: they close after the ClientHello, and only the event log has a number.",
          "FreeRDP pull requests 7986 and 7987; KKTerm pull request 532")
      ],
      onTheWire: [
        "Before encryption starts: a record of type 21 that says it openly.",
        "After that the description is encrypted: TLS 1.2 still shows type 21, TLS 1.3 shows type 23 and 19 bytes.",
      ],
      nextSteps: [
        "On Windows, read Schannel events 36887 (alert received) and 36888 (alert sent) of that minute."
      ]))
}

private let meanings: [UInt8: String] = [
  0: "The sender will send no more: an orderly end.",
  10: "A message came that does not belong there.",
  20: "A record failed its integrity check.",
  21: "A record could not be decrypted.",
  22: "A record was too long.",
  30: "Decompression failed.",
  40: "The sender found no acceptable set of parameters.",
  41: "There is no certificate (SSL 3.0).",
  42: "The certificate is corrupt or its signature does not verify.",
  43: "The certificate is of an unsupported type.",
  44: "The certificate was revoked.",
  45: "The certificate has expired or is not yet valid.",
  46: "Something else is wrong with the certificate.",
  47: "A field of the handshake is out of range or inconsistent.",
  48: "The issuer of the certificate is not known or not trusted.",
  49: "The certificate is valid, but access control refuses the peer.",
  50: "A message could not be decoded.",
  51: "A cryptographic step of the handshake failed.",
  60: "Export restrictions were not kept (TLS 1.0).",
  70: "The peer's protocol version is recognised but not supported.",
  71: "The sender requires stronger algorithms than the peer offers.",
  80: "An error inside the sender that has nothing to do with the peer.",
  86: "The client came back with a lower version than the server supports.",
  90: "The sender cancels the handshake for a reason outside the protocol.",
  100: "Renegotiation is refused.",
  109: "A required extension is missing.",
  110: "An extension is there that may not be.",
  111: "A certificate could not be fetched from its URL.",
  112: "The server does not know the name that the client asked for.",
  113: "The OCSP response is not acceptable.",
  114: "The hash of a certificate does not match.",
  115: "The pre-shared key's identity is not known.",
  116: "The server requires a client certificate.",
  120: "There is no application protocol in common.",
]

private let rejectsCertificate = CodeNotes(
  statements: [
    .inferred("In RDP it is the client that refuses the server's certificate.", "who receives the certificate")
  ],
  signatures: ["tls-client-rejects-cert", "tls-cert-expired", "tls-cert-name-mismatch", "tls-cert-wrong-eku"],
  nextSteps: [
    "Look at the certificate in the capture: dates, names, key usage, issuer.",
    "Trust its issuer on the client, or give the server a certificate that the client can verify.",
  ])

private let damaged = CodeNotes(
  statements: [.inferred("Data was damaged: a broken middlebox or faulty offloading are candidates.", "derived")],
  signatures: ["tls-bad-record-or-desync"], nextSteps: ["Test another path or network adapter."])

private let details: [UInt32: CodeNotes] = [
  0: CodeNotes(
    statements: [
      .inferred(
        "From the client, before any CredSSP data, it means a cancelled certificate prompt or a probe.",
        "derived from where mstsc asks its user")
    ],
    signatures: ["tls-app-close-notify-before-nla", "tls-client-fin-after-cert"]),
  10: CodeNotes(
    statements: [.inferred("Something else than RDP may be talking on the port.", "derived")],
    signatures: ["tls-bad-record-or-desync"]),
  20: damaged, 21: damaged,
  40: CodeNotes(
    statements: [
      .inferred(
        "From a Windows server it goes with events 36874 and 36888: no cipher suite or signature algorithm in common.",
        "Remmina issue 684")
    ],
    signatures: ["tls-alert-handshake-failure"],
    nextSteps: [
      "Compare the ClientHello's cipher suites with Get-TlsCipherSuite on the server.",
      "Set the policy \"SSL Cipher Suite Order\" on the server back to not configured.",
    ]),
  42: rejectsCertificate, 43: rejectsCertificate, 44: rejectsCertificate, 45: rejectsCertificate,
  46: rejectsCertificate, 48: rejectsCertificate,
  49: CodeNotes(
    statements: [.inferred("A FreeRDP server sends it after CredSSP failed.", "FreeRDP, core/transport.c")],
    signatures: ["nla-silent-drop-after-auth-token"]),
  70: CodeNotes(
    signatures: ["tls-alert-protocol-version"],
    nextSteps: [
      "Compare the versions in ClientHello and ServerHello.",
      "Enable TLS 1.2 on the side that lacks it. Never bring TLS 1.0 back: it weakens every connection of the machine.",
    ]),
  71: CodeNotes(signatures: ["tls-fips-mismatch"], nextSteps: ["Compare the FIPS policy of both sides."]),
  80: CodeNotes(
    statements: [
      .inferred(
        "Before the handshake is complete it points at a private key that the server cannot use.",
        "derived from Schannel event 36870"),
      .inferred(
        "Inside TLS, after the client's credentials, it is how a server refuses CredSSP when it can send no error code.",
        "FreeRDP issue 4483"),
    ],
    signatures: [
      "tls-alert-internal-error-early", "nla-silent-drop-after-auth-token", "credssp-oracle-server-blocks",
    ],
    nextSteps: [
      "See where it comes: before or after the handshake is complete.",
      "On the server, read events 36870, 1057 and 1058.",
    ]),
  86: CodeNotes(
    statements: [.inferred("A client that retries with lower versions was found out.", "derived from the name")]),
]
