import Bytes

/// Whatever PDU the data of an MCS Send Data carries, told apart by its content; the reader has to hold nothing else.
///
/// MS-RDPBCGR 2.2.8.1.1. A PDU of the share starts with its own length and with version 1 beside its type; a security header that looks
/// so would need flags that no PDU combines.
public enum SlowPathPDU: Equatable, Sendable {
  case share(SharePDU)
  case secured(SecuredPDU)

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    if Self.startsShare(reader) {
      self = .share(try SharePDU(parsing: &reader))
    } else {
      self = .secured(try SecuredPDU(parsing: &reader))
    }
  }

  public var message: any WireMessage {
    switch self {
    case .share(let pdu): pdu.message
    case .secured(let pdu): pdu.message
    }
  }

  private static func startsShare(_ reader: borrowing ByteReader) -> Bool {
    var ahead = reader.copy()
    guard let header = try? ShareControlHeader(parsing: &ahead) else { return false }
    // Windows leaves rubbish in the high half of a security header, so only types that exist will do.
    return header.pduType & 0xFFF0 == 0x0010 && header.type.name != nil && Int(header.totalLength) <= reader.remaining
  }
}
