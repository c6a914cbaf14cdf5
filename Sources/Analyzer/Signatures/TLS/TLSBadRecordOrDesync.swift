import Dissectors

extension Signature {
  /// What comes where TLS has to come is not TLS, or cannot be opened.
  static let tlsBadRecordOrDesync = Signature(
    id: "tls-bad-record-or-desync",
    phase: .tls,
    title: "Bytes came that are no TLS, or that TLS could not open",
    explanation: """
      Both sides had agreed on TLS, and then one sent bytes that are no TLS record, or one that the other could not open. Between two healthy ends that does \
      not happen: something on the way changed the bytes, or a program that is no TLS server answered.
      """,
    mstsc: [MstscCode(.socketClosed), MstscCode(.decryptionError)],
    causes: [
      Cause("A proxy, gateway or inspection device on the way put bytes of its own into the connection"),
      Cause("A fault in the server's or client's program, or in a library that was just updated"),
      Cause("A network card or driver changes bytes: offloading that is broken"),
    ],
    remedies: [
      Remedy(
        .network,
        "Capture at both ends and compare with rdpwhy diff: where the bytes differ, a device between them changed them."
      ),
      Remedy(.client, "Connect once past the proxy, gateway or VPN, and compare both captures."),
      Remedy(
        .server, "Read what TLS says in the System log.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; ProviderName='Schannel'} -MaxEvents 20"),
      Remedy(
        .server,
        "As a test only, switch offloading off on the server's network card; connections through it drop for a moment. A new capture then shows whole TLS records.",
        command: "Disable-NetAdapterLso -Name ADAPTER; Disable-NetAdapterChecksumOffload -Name ADAPTER",
        risk: .interruptsService,
        undo: "Enable-NetAdapterLso -Name ADAPTER; Enable-NetAdapterChecksumOffload -Name ADAPTER"),
    ],
    sources: ["RFC 8446 section 5.1", "RFC 8446 section 6.2", "RFC 5246 section 7.2.2"]
  ) { attempt in
    guard let connection = attempt.connection, let hello = connection.clientHello else {
      return .cannotTell("no ClientHello was seen")
    }
    let alert = connection.alertAboutRecords
    // A message that only we cannot read hinders nobody who finishes the handshake all the same.
    let isFinished = connection.progress.reached(.tlsFinished)
    let odd = connection.timeline.events.first { event in
      event.frame > hello.event.frame && event.isNoTLS && !(event.isMalformed && isFinished)
    }
    if let odd {
      return .matched(
        Judgement.Match(
          odd.isMalformed ? .possible : .likely,
          [
            Evidence(
              odd.frame,
              "the \(odd.side.rawValue) sent \(odd.isMalformed ? "a TLS message that cannot be read" : "bytes that are no TLS record")"
            )
          ]
            + (alert.map { [.alert($0)] } ?? [])))
    }
    guard let alert else { return .cannotTell("every record has the form of TLS, and nobody complained") }
    return .matched(
      Judgement.Match(alert.message.description == .unexpectedMessage ? .possible : .likely, [.alert(alert)]))
  }
}

extension Connection {
  /// A fatal alert that says that a record could not be read.
  fileprivate var alertAboutRecords: Timeline.Sighting<TLSAlert>? {
    timeline.all(TLSAlert.self).first {
      [.unexpectedMessage, .badRecordMAC, .decryptionFailed, .recordOverflow].contains($0.message.description)
    }
  }
}

extension Event {
  /// Bytes outside TLS, not those of PDUs inside it that nobody understands.
  fileprivate var isNoTLS: Bool {
    guard !isInsideTLS else { return false }
    if case .foreign = kind { return true }
    return isMalformed && phase == .tls
  }
}
