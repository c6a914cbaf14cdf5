import Dissectors

/// What both sides of a TLS connection have settled, as far as it shows.
struct TLSState {
  /// A TLS record was seen.
  var isStarted = false
  /// The version the server chose; nil before its ServerHello.
  var version: TLSVersion?
  var clientFinished = false
  var serverFinished = false
  /// The client sent protected bytes of its own after the handshake.
  var clientSpoke = false

  var isTLS13: Bool { version == .tls13 }
  var isFinished: Bool { clientFinished && serverFinished }
}
