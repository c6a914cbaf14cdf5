import Bytes
import Dissectors

/// Where reading of one direction stands.
///
/// It belongs to one reader, which changes it with every unit; a class, so that it is changed where it is.
final class Cursor {
  let side: Side
  let stream: ByteStream
  /// Offset in the direction's bytes of the next unit.
  private(set) var offset = 0
  /// Whether handshake records are protected from here on.
  var isProtected = false
  /// The beginning of a handshake message that goes on in the next record.
  private(set) var beginning: [UInt8] = []
  /// Bytes of the handshake's records before it.
  private(set) var handshakeOffset = 0
  /// What came inside TLS and was opened.
  var inner = InnerStream()
  /// Nothing more can be read in this direction.
  private(set) var isFinished = false
  /// Whether units may be fast-path ones: once settings were exchanged without TLS.
  var allowsFastPath = false { didSet { look() } }
  /// What stands at the cursor.
  private(set) var next = Next.nothing
  /// The last run that somebody asked for; who reads asks for the runs in order.
  private var run = 0

  init(_ side: Side, _ stream: ByteStream) {
    self.side = side
    self.stream = stream
    look()
  }

  /// Calls `body` with a reader over the bytes from the cursor on.
  func withReader<Result>(_ body: (inout ByteReader) -> Result) -> Result {
    stream.withReader(from: offset, body)
  }

  /// Steps over `count` bytes.
  func advance(by count: Int) {
    offset += count
    look()
  }

  /// Says that nothing more can be read.
  func finish() {
    isFinished = true
    next = .nothing
  }

  /// Where the next `length` bytes stand; nil when they are not all there.
  func place(_ length: Int) -> Place? {
    guard let origin = stream.completion(at: offset + length - 1, near: &run) else { return nil }
    return Place(side: side, origin: origin, range: offset..<(offset + length))
  }
}

extension Cursor {
  /// What stands at the cursor; lengths are in bytes and include the header.
  enum Unit: Equatable {
    case tlsRecord(TLSRecordHeader)
    case tpkt(length: Int)
    case fastPath(length: Int)
    /// Bytes of a protocol that does not belong here.
    case foreign
    /// Too few bytes to say, or a unit that did not come whole.
    case incomplete

    var length: Int {
      switch self {
      case .tlsRecord(let header): header.recordLength
      case .tpkt(let length), .fastPath(let length): length
      case .foreign, .incomplete: 0
      }
    }
  }

  /// What stands at the cursor, and the run with which it was complete.
  struct Next {
    let unit: Unit
    let length: Int
    let completion: ByteStream.Origin

    /// The frame in which it was complete; the greatest number for what is not.
    var frame: Int { completion.frame }

    fileprivate static let nothing = Next(unit: .incomplete, length: 0, completion: .never)
  }

  /// Where the unit at the cursor stands; nil when it is not all there.
  var place: Place? {
    if next.frame == .max { return nil }
    return Place(side: side, origin: next.completion, range: offset..<(offset + next.length))
  }

  private func look() {
    let unit = isFinished ? .incomplete : announced
    let length = unit.length
    guard unit != .incomplete, length <= stream.count - offset,
      let origin = stream.completion(at: offset + max(0, length - 1), near: &run)
    else {
      next = .nothing
      return
    }
    next = Next(unit: unit, length: length, completion: origin)
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
          return .tlsRecord(try TLSRecordHeader(parsing: &reader))
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

// MARK: - Handshake messages

extension Cursor {
  /// Calls `body` with a reader over the messages that the bodies of handshake records have brought, and those of `record` after them. Messages
  /// that it does not read are kept: one may span records, as a record may hold several. Positions are offsets into all those bodies.
  func withHandshake(_ record: inout ByteReader, _ body: (inout ByteReader) -> Void) {
    if beginning.isEmpty {
      var messages = ByteReader(record.remainingBytes, base: handshakeOffset)
      body(&messages)
      handshakeOffset = messages.position
      messages.appendRest(to: &beginning)
      return
    }
    record.appendRest(to: &beginning)
    let position = beginning.withReader(base: handshakeOffset) { messages in
      body(&messages)
      return messages.position
    }
    beginning.removeFirst(position - handshakeOffset)
    handshakeOffset = position
  }

  /// Gives up a message of which bytes are missing; the next record begins another.
  func noteHandshakeGap() {
    handshakeOffset += beginning.count
    beginning = []
  }
}
