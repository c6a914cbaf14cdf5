import Crypto

/// What became of a connection's protected records where the user gave secrets.
public struct Decryption: Sendable, Equatable {
  /// Why a record stayed closed, and its frame.
  public struct Failure: Sendable, Equatable {
    public let reason: DecryptionError
    public let frame: Int
  }

  public private(set) var opened = 0
  public private(set) var closed = 0
  /// The first of those that stayed closed.
  public private(set) var failure: Failure?

  /// Whether all that came was opened.
  public var isComplete: Bool { opened > 0 && closed == 0 }

  mutating func noteOpened() { opened += 1 }

  mutating func noteClosed(_ reason: DecryptionError, frame: Int) {
    closed += 1
    if failure == nil { failure = Failure(reason: reason, frame: frame) }
  }

  /// What the reader of a report must know; a whole sentence.
  var note: String? {
    guard let failure else { return nil }
    if opened == 0 { return "The TLS secrets do not open this connection (frame \(failure.frame)): \(failure.reason)." }
    return
      "The TLS secrets open this connection in part: \(closed) of \(opened + closed) protected records stay closed, the first in frame \(failure.frame): \(failure.reason)."
  }
}
