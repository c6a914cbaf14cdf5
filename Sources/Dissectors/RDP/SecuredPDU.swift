import Bytes

/// Whatever PDU with a security header comes next: under TLS those of the logon, of licensing and of the message channel; under standard
/// RDP security all.
///
/// MS-RDPBCGR 2.2.8.1.1.2. What is encrypted is kept by its header and length.
public enum SecuredPDU: Equatable, Sendable {
  case securityExchange(SecurityExchange)
  case clientInfo(ClientInfo)
  case licensing(LicensingPDU)
  case autoDetect(AutoDetect)
  case multitransportRequest(MultitransportRequest)
  case multitransportResponse(MultitransportResponse)
  case heartbeat(Heartbeat)
  case encrypted(EncryptedPDU)
  /// A PDU in clear with no flag that says what it is: under standard RDP security without encryption, a PDU of the share.
  case share(SecurityHeader, SharePDU)

  /// Reads the PDU, which ends where the reader ends.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    let header = try SecurityHeader(parsing: &ahead)
    let flags = header.flags
    if flags.contains(.exchange) {
      self = .securityExchange(try SecurityExchange(parsing: &reader))
    } else if flags.contains(.encrypted) {
      self = .encrypted(try EncryptedPDU(parsing: &reader))
    } else if flags.contains(.info) {
      self = .clientInfo(try ClientInfo(parsing: &reader))
    } else if flags.contains(.license) {
      self = .licensing(try LicensingPDU(parsing: &reader))
    } else if flags.contains(.autoDetectRequest) || flags.contains(.autoDetectResponse) {
      self = .autoDetect(try AutoDetect(parsing: &reader))
    } else if flags.contains(.transportRequest) {
      self = .multitransportRequest(try MultitransportRequest(parsing: &reader))
    } else if flags.contains(.transportResponse) {
      self = .multitransportResponse(try MultitransportResponse(parsing: &reader))
    } else if flags.contains(.heartbeat) {
      self = .heartbeat(try Heartbeat(parsing: &reader))
    } else {
      self = .share(try SecurityHeader(parsing: &reader), try SharePDU(parsing: &reader))
    }
  }

  public var message: any WireMessage {
    switch self {
    case .securityExchange(let message): message
    case .clientInfo(let message): message
    case .licensing(let pdu): pdu.message
    case .autoDetect(let message): message
    case .multitransportRequest(let message): message
    case .multitransportResponse(let message): message
    case .heartbeat(let message): message
    case .encrypted(let message): message
    case .share(_, let pdu): pdu.message
    }
  }
}
