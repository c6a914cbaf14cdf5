import Bytes
import Capture

/// Where reading of one direction stands.
struct Cursor {
  /// What stands at the cursor.
  enum Unit: Equatable {
    /// A TLS record of `length` bytes, header included.
    case tlsRecord(length: Int)
    /// A TPKT unit of `length` bytes, header included.
    case tpkt(length: Int)
    /// A fast-path unit of `length` bytes, header included.
    case fastPath(length: Int)
    /// Bytes of no protocol that belongs here.
    case foreign
    /// Too few bytes to say, or a unit that did not arrive in full.
    case incomplete
  }

  let side: Side
  var offset = 0
  /// Whether TLS protects what comes, as far as records of the handshake type go.
  var isProtected = false
  /// Handshake messages may span records: a stream made of the records' bodies.
  var handshake = ByteStream()
  var handshakeOffset = 0
  /// Nothing more can be read in this direction.
  var isFinished = false
  /// Whether the direction's units may be fast-path ones: standard RDP security after the settings were exchanged.
  var allowsFastPath = false

  init(_ side: Side) {
    self.side = side
  }
}
