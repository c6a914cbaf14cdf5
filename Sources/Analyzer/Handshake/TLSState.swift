import Dissectors

/// What both sides of a TLS connection have settled, as far as it shows.
struct TLSState {
  /// A TLS record was seen.
  var isStarted = false
  /// The version the server chose; nil before its ServerHello.
  var version: TLSVersion?
  /// What the cipher suite that the server chose adds to a record; nil while it is not known.
  var protection: RecordProtection?
  var clientFinished = false
  var serverFinished = false
  /// The client sent protected bytes of its own after the handshake; likewise the server.
  var clientSpoke = false
  var serverSpoke = false

  var isTLS13: Bool { version == .tls13 }

  mutating func noteFinished(_ side: Side) {
    if side == .client { clientFinished = true } else { serverFinished = true }
  }

  /// Whether a record says in clear what it holds; `afterProtection` once its side has said that what follows is protected.
  func isClear(_ header: TLSRecordHeader, afterProtection: Bool) -> Bool {
    switch header.contentType {
    case .applicationData: false
    case .handshake: !afterProtection || isTLS13
    case .changeCipherSpec: true
    case .alert: header.length == 2
    default: false
    }
  }

  /// The sizes of plaintext that give a protected record of this length; nil while the suite is not known.
  func plaintextLength(of header: TLSRecordHeader) -> ClosedRange<Int>? {
    guard let version, let protection else { return nil }
    return protection.plaintextLength(recordLength: Int(header.length), in: version)
  }
}
