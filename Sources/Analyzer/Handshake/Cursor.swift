import Bytes
import Dissectors

/// Where reading of one direction stands.
///
/// It belongs to one reader, which changes it with every unit; a class, so that it is changed where it is.
final class Cursor {
  let side: Side
  let stream: ByteStream
  /// Offset in the direction's bytes of the next unit.
  var offset = 0 { didSet { next = nil } }
  /// Whether handshake records are protected from here on.
  var isProtected = false
  /// The bodies of handshake records: a message may span records, and a record may hold several.
  var handshake = ByteStream()
  var handshakeOffset = 0
  /// What came inside TLS and was opened.
  var inner = InnerStream()
  /// Nothing more can be read in this direction.
  var isFinished = false
  /// Whether units may be fast-path ones: once settings were exchanged without TLS.
  var allowsFastPath = false { didSet { next = nil } }
  /// What stands at the cursor and the frame in which it was complete, once somebody has looked.
  private var next: (unit: Unit, frame: Int?)?

  /// The last place somebody asked for: who reads a unit asks for its end again.
  private var completed: (offset: Int, origin: ByteStream.Origin?)?

  init(_ side: Side, _ stream: ByteStream) {
    self.side = side
    self.stream = stream
  }

  /// Calls `body` with a reader over the bytes from the cursor on.
  func withReader<Result>(_ body: (inout ByteReader) -> Result) -> Result {
    stream.withReader(from: offset, body)
  }

  /// The run with which the stream was whole up to the byte at `offset`.
  func completion(at offset: Int) -> ByteStream.Origin? {
    if let completed, completed.offset == offset { return completed.origin }
    let origin = stream.completion(at: offset)
    completed = (offset, origin)
    return origin
  }
}

extension Cursor {
  /// What stands at the cursor; lengths are in bytes and include the header.
  enum Unit: Equatable {
    case tlsRecord(length: Int)
    case tpkt(length: Int)
    case fastPath(length: Int)
    /// Bytes of a protocol that does not belong here.
    case foreign
    /// Too few bytes to say, or a unit that did not come whole.
    case incomplete

    var length: Int {
      switch self {
      case .tlsRecord(let length), .tpkt(let length), .fastPath(let length): length
      case .foreign, .incomplete: 0
      }
    }
  }

  /// What stands at the cursor, and the frame in which it was complete.
  func look() -> (unit: Unit, frame: Int?) {
    if isFinished { return (.incomplete, nil) }
    if let next { return next }
    let unit = unit
    let last = offset + max(0, unit.length - 1)
    let seen = (unit, unit == .incomplete ? nil : completion(at: last)?.frame)
    next = seen
    return seen
  }

  private var unit: Unit {
    let unit = announced
    return unit.length <= stream.count - offset ? unit : .incomplete
  }

  /// What to say of a unit that began and did not come whole.
  var partial: Event.Kind? {
    let unit = announced
    guard unit != .foreign else { return nil }
    return .partial(have: stream.count - offset, need: unit == .incomplete ? nil : unit.length)
  }

  /// The unit that the bytes at the cursor announce, whether or not it is all there.
  private var announced: Unit {
    withReader { reader in
      guard let first = reader.peekUInt8() else { return .incomplete }
      do throws(ParseError) {
        switch first {
        case 20...24:
          let header = try TLSRecordHeader(parsing: &reader)
          return .tlsRecord(length: TLSRecordHeader.byteCount + Int(header.length))
        case 3:
          return .tpkt(length: Int(try TPKTHeader(parsing: &reader).length))
        default:
          guard allowsFastPath else { return .foreign }
          return .fastPath(length: try RDPUnitFraming(peeking: reader).length)
        }
      } catch {
        if case .truncated = error.problem { return .incomplete }
        return .foreign
      }
    }
  }
}
