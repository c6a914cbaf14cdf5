import Capture
import Crypto
import Dissectors

/// What a signature about the server's certificate found in it.
enum CertificateDefect {
  case present(field: String?, Phrase)
  /// The certificate is good in this respect, and why, for who reads it: "of the server's certificate: " and a clause.
  case absent(@Sendable () -> Phrase)

  static func absent(_ why: @escaping @autoclosure @Sendable () -> Phrase) -> CertificateDefect { .absent(why) }
}

extension Attempt {
  /// Judges a fault of the server's certificate: it counts as the failure when the client then turned away.
  func judgeCertificateDefect(_ find: (_ leaf: Leaf, _ seconds: Int64) -> CertificateDefect) -> Judgement {
    guard let connection else { return .cannotTell("no connection was tried") }
    guard let leaf = connection.leaf, let sighting = connection.certificate else {
      return .cannotTell("the certificate does not show: TLS did not get that far, or TLS 1.3 hides it")
    }
    switch find(leaf, sighting.event.time.nanoseconds / 1_000_000_000) {
    case .absent(let why):
      return .ruledOut(Judgement.Exclusion(reason: .own(why), frame: sighting.event.frame))
    case .present(let field, let text):
      guard let refusal = connection.certificateRefusal else {
        return .ruledOut("\(text.text), but the client went on after it", by: sighting.event)
      }
      let evidence = [Evidence(sighting.event.frame, field: field, text), refusal.evidence]
      return .matched(Judgement.Match(confidence(in: refusal), evidence))
    }
  }

  /// An alert leaves no doubt. A plain close could still be a user at a prompt, while the capture is young.
  private func confidence(in refusal: CertificateRefusal) -> Confidence {
    if refusal.isAlert { return .certain }
    return (window.end - refusal.time) * 3 >= AttemptThreshold.prompt ? .likely : .possible
  }

  /// The name the user wanted: given, looked up, or asked for in the ClientHello.
  var wantedName: String? { serverName ?? connection?.wantedName }

  /// Frame of the first segment of a later connection of the attempt.
  var connectionAfterFocus: Int? {
    guard focus + 1 < connections.count else { return nil }
    return connections[focus + 1].flow.segments.all.first?.frame
  }
}

/// How a client turned away from a certificate.
struct CertificateRefusal {
  let isAlert: Bool
  let time: Timestamp
  let evidence: Evidence
}

extension Connection {
  /// How the client ended the connection after the certificate and before it sent anything of its own; nil when it went on.
  var certificateRefusal: CertificateRefusal? {
    if let alert = certificateAlert {
      return CertificateRefusal(isAlert: true, time: alert.event.time, evidence: .alert(alert))
    }
    guard stoppedAtPrompt, let closing else { return nil }
    return CertificateRefusal(
      isAlert: false, time: closing.time,
      evidence: Evidence(closing.frame, "\(closing.manner.text) from the client after it had seen the certificate"))
  }

  /// The client's fatal alert about the certificate, in clear.
  var certificateAlert: Timeline.Sighting<TLSAlert>? {
    timeline.all(TLSAlert.self, from: .client).first { $0.message.description.isAboutCertificate }
  }

  /// What can be shown of the server's certificate.
  var certificateEvidence: [Evidence] {
    guard let leaf, let certificate else { return [] }
    return [
      Evidence(
        certificate.event.frame, field: "tls.handshake.certificate",
        "certificate for \(leaf.names), SHA-1 thumbprint \(leaf.facts.sha1Thumbprint)")
    ]
  }
}

extension X509Facts {
  /// Whether the certificate speaks for a name or an address as a user types it.
  func covers(_ name: String) -> Bool {
    IPAddress(name).map(matches(address:)) ?? matches(hostName: name)
  }

  /// The names it is for: those a client compares.
  var namesText: String {
    let names = dnsNames + addresses.map(\.description)
    if !names.isEmpty { return names.prefix(4).joined(separator: ", ") }
    return subject.commonName ?? subject.text
  }
}

extension AlertDescription {
  /// Whether the alert is about the peer's certificate: RFC 8446 section 6.2, values 42 to 46 and 48.
  var isAboutCertificate: Bool { (42...46).contains(rawValue) || self == .unknownCA }
}

/// How long an attempt may take until waiting becomes evidence.
enum AttemptThreshold {
  /// A service that has not answered by then will not (facts of real peers: answers come within a second).
  static let silence = Duration.seconds(10)
  /// A user who has not come back from a prompt by then has given up.
  static let prompt = Duration.seconds(60)
}
