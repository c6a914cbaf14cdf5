import Bytes
import Dissectors

/// What stands next inside TLS; lengths are in bytes and include the header.
enum InnerUnit: Equatable {
  case tsRequest(length: Int)
  case earlyAuthorization
  case rdsaad
  case rdstls
  case tpkt(length: Int)
  case fastPath(length: Int)
  /// Too few bytes to say, or a unit that has not come whole.
  case incomplete

  /// What both sides have said inside TLS so far, as far as it decides what can come next.
  struct Context {
    /// The server has proved its key, or the client has sent its credentials: a server of HYBRID_EX then says four bytes of its own.
    var awaitsAuthorization = false
    /// PDUs with a TPKT header have come: authentication is over, and what has no such header is a fast-path PDU.
    var speaksRDP = false
  }

  /// Looks at the bytes of `reader`, which holds what has come so far.
  init(peeking reader: borrowing ByteReader, from side: Side, in context: Context) throws(ParseError) {
    guard let first = reader.peekUInt8() else {
      self = .incomplete
      return
    }
    do throws(ParseError) {
      let unit = try Self.announced(first, reader, side, context)
      self = unit.length <= reader.remaining ? unit : .incomplete
    } catch {
      guard case .truncated = error.problem else { throw error }
      self = .incomplete
    }
  }

  /// MS-RDPBCGR 5.4.2: what follows TLS is told by its first bytes.
  private static func announced(
    _ first: UInt8, _ reader: borrowing ByteReader, _ side: Side, _ context: Context
  ) throws(ParseError) -> InnerUnit {
    var ahead = reader.copy()
    switch first {
    case 0x03: return .tpkt(length: Int(try TPKTHeader(parsing: &ahead).length))
    case _ where context.speaksRDP: return .fastPath(length: try RDPUnitFraming(peeking: reader.copy()).length)
    case 0x30: return .tsRequest(length: try TSRequest.length(peeking: reader))
    case UInt8(ascii: "{"): return .rdsaad
    case 0x00...0x7F where side == .server && context.awaitsAuthorization: return .earlyAuthorization
    case 0x01: return .rdstls
    default:
      throw reader.invalid(
        "message inside tls", at: reader.position, expected: "one of authentication or of rdp", found: first)
    }
  }

  /// Zero where only reading the unit tells.
  private var length: Int {
    switch self {
    case .tsRequest(let length), .tpkt(let length), .fastPath(let length): length
    case .earlyAuthorization: 4
    case .rdsaad, .rdstls, .incomplete: 0
    }
  }
}
