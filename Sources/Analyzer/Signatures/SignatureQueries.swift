import Capture
import Dissectors

/// Questions that several signatures ask, in the words they are written in.
extension Attempt {
  /// The connections of the attempt to the same address and port as that in focus, which is one of them.
  var connectionsToSameServer: [Connection] {
    guard let server = connection?.flow.server, connections.contains(where: { $0.flow.server != server }) else {
      return connections
    }
    return connections.filter { $0.flow.server == server }
  }

  /// A frame in which the server answered on another connection of the attempt.
  var hostAnsweredElsewhere: Int? {
    for (index, connection) in connections.enumerated()
    where index != focus && connection.flow.server == self.connection?.flow.server {
      if let answer = connection.timeline.events.first(where: { $0.side == .server && !$0.isICMP }) {
        return answer.frame
      }
    }
    return nil
  }

  /// A sentence when the closing RST bears every mark of the server itself.
  var resetLooksGenuine: String? {
    guard let connection, let origin = ResetOrigin(connection), origin.signs.isEmpty, origin.comparedHopLimit else {
      return nil
    }
    return "the RST has the hop limit of the server's other packets"
  }
}

extension Event {
  /// Whether it is a TCP segment with exactly these of SYN, FIN, RST and ACK.
  func isSegment(_ flags: TCPFlags) -> Bool {
    if case .segment(let found) = kind { return found == flags }
    return false
  }

  var isICMP: Bool {
    if case .icmp = kind { return true }
    return false
  }
}

extension Closing.Manner {
  /// The act in a word or two.
  var text: String {
    switch self {
    case .fin: "FIN"
    case .reset: "RST"
    case .alert(let description): "TLS alert \(description.name ?? description.hex)"
    case .encryptedAlert: "an encrypted TLS alert"
    case .ultimatum: "Disconnect Provider Ultimatum"
    case .refusal: "ICMP error"
    }
  }
}

extension ClientHello {
  /// Whether the client offers what every supported server can speak: TLS 1.2 with ECDHE and AES-GCM.
  var isMainstream: Bool {
    let speaksTLS12 = supportedVersions.contains(.tls12) || legacyVersion == .tls12
    return speaksTLS12 && cipherSuites.contains { [0xC02B, 0xC02C, 0xC02F, 0xC030].contains($0.rawValue) }
  }
}

extension Duration {
  /// The time as people say it: "0.4 ms", "3.15 s", "2 min 5 s", "20 h 5 min", "20 days".
  var text: String {
    let (seconds, attoseconds) = components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    if microseconds < 0 { return "-" + (.zero - self).text }
    if microseconds < 1_000 { return Phrase("\(microseconds) µs").text }
    if microseconds < 1_000_000 { return Self.text(hundredths: microseconds / 100 * 10, "ms") }
    if microseconds < 60_000_000 { return Self.text(hundredths: microseconds / 10_000, "s") }
    let minutes = microseconds / 60_000_000
    if minutes >= 48 * 60 { return "\(minutes / (24 * 60)) days" }
    return minutes >= 120
      ? "\(minutes / 60) h \(minutes % 60) min" : "\(minutes) min \(microseconds / 1_000_000 % 60) s"
  }

  /// A number of hundredths of `unit`, without zeros at the end.
  private static func text(hundredths: Int64, _ unit: String) -> String {
    let (whole, fraction) = hundredths.quotientAndRemainder(dividingBy: 100)
    let text: Phrase =
      if fraction == 0 {
        "\(whole) \(unit)"
      } else if fraction % 10 == 0 {
        "\(whole).\(fraction / 10) \(unit)"
      } else {
        fraction < 10 ? "\(whole).0\(fraction) \(unit)" : "\(whole).\(fraction) \(unit)"
      }
    return text.text
  }
}
