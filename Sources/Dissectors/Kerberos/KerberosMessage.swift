import Bytes

/// Any message of Kerberos 5 that says by its application tag which one it is.
///
/// RFC 4120 section 5.10. Over UDP a datagram is one message; over TCP a `KerberosRecordHeader` comes before it.
public enum KerberosMessage: Equatable, Sendable {
  case kdcRequest(KDCRequest)
  case kdcReply(KDCReply)
  case apRequest(APRequest)
  case apReply(APReply)
  case error(KerberosError)
  case other(KerberosProtectedMessage)

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    switch Self.nextType(in: reader) {
    case .asRequest, .tgsRequest: self = .kdcRequest(try KDCRequest(parsing: &reader))
    case .asReply, .tgsReply: self = .kdcReply(try KDCReply(parsing: &reader))
    case .apRequest: self = .apRequest(try APRequest(parsing: &reader))
    case .apReply: self = .apReply(try APReply(parsing: &reader))
    case .error: self = .error(try KerberosError(parsing: &reader))
    case .safe, .privateData, .credentials: self = .other(try KerberosProtectedMessage(parsing: &reader))
    default:
      let position = reader.position
      let tag = try reader.readUInt8("kerberos message")
      throw reader.invalid("kerberos message", at: position, expected: "the tag of a message", found: tag)
    }
  }

  /// Whether the tag of a message comes next, which is no proof yet that one does.
  public static func isNext(in reader: borrowing ByteReader) -> Bool {
    nextType(in: reader).map { $0.name != nil && $0 != .tgtRequest && $0 != .tgtReply } ?? false
  }

  public var message: any WireMessage {
    switch self {
    case .kdcRequest(let message): message
    case .kdcReply(let message): message
    case .apRequest(let message): message
    case .apReply(let message): message
    case .error(let message): message
    case .other(let message): message
    }
  }

  private static func nextType(in reader: borrowing ByteReader) -> KerberosMessageType? {
    guard let tag = reader.peekUInt8(), tag & 0xE0 == 0x60 else { return nil }
    return KerberosMessageType(rawValue: tag & 0x1F)
  }
}
