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
    guard let connection, let origin = connection.resetOrigin, origin.signs.isEmpty, origin.comparedHopLimit else {
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
  var text: String { Phrase("\(time: self)").text }
}

extension Phrase.Pieces {
  /// A time as people say it, as `Duration.text` has it.
  mutating func appendInterpolation(time: Duration) {
    let microseconds = Int64(clamping: time.attoseconds / 1_000_000_000_000)
    if microseconds < 0 { appendLiteral("-") }
    append(microseconds: microseconds.magnitude)
  }

  private mutating func append(microseconds: UInt64) {
    let minutes = microseconds / 60_000_000
    switch microseconds {
    case ..<1_000: append(microseconds, " µs")
    case ..<1_000_000: append(hundredths: microseconds / 100 * 10, " ms")
    case ..<60_000_000: append(hundredths: microseconds / 10_000, " s")
    case ..<(120 * 60_000_000):
      append(minutes, " min ")
      append(microseconds / 1_000_000 % 60, " s")
    case ..<(48 * 60 * 60_000_000):
      append(minutes / 60, " h ")
      append(minutes % 60, " min")
    default: append(minutes / (24 * 60), " days")
    }
  }

  /// A number of hundredths, without zeros at the end.
  private mutating func append(hundredths: UInt64, _ unit: String) {
    let (whole, fraction) = hundredths.quotientAndRemainder(dividingBy: 100)
    if fraction == 0 { return append(whole, unit) }
    append(whole, fraction < 10 ? ".0" : ".")
    append(fraction % 10 == 0 ? fraction / 10 : fraction, unit)
  }

  private mutating func append(_ number: UInt64, _ words: String) {
    appendInterpolation(number)
    appendLiteral(words)
  }
}
