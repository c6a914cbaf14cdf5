import Bytes

/// A client's credentials after a redirection or for a reconnection, of which only kind and lengths are kept.
///
/// MS-RDPBCGR 2.2.17.2 (password) and 2.2.17.3 (auto-reconnect cookie). The layout of federated tokens is not published, so such a
/// message owns the reader to its end.
public struct RDSTLSAuthenticationRequest: WireMessage {
  public static let name = "RDSTLS Authentication Request"

  public let header: RDSTLSHeader
  public let credentials: Credentials

  /// Sizes in bytes.
  public enum Credentials: Equatable, Sendable {
    case password(redirectionGUIDLength: Int, userLength: Int, domainLength: Int, passwordLength: Int)
    case autoReconnectCookie(sessionID: UInt32, length: Int)
    case other(length: Int)
  }

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try RDSTLSHeader(parsing: &reader, expecting: .authenticationRequest, "2 (authentication request)")
    credentials = try Credentials(parsing: &reader, dataType: header.dataType)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields, dataName: credentials.name)
    credentials.append(to: &fields)
  }
}

extension RDSTLSAuthenticationRequest.Credentials {
  init(parsing reader: inout ByteReader, dataType: UInt16) throws(ParseError) {
    switch dataType {
    case 1:
      self = .password(
        redirectionGUIDLength: try Self.skipValue(&reader, "rdstls redirection guid"),
        userLength: try Self.skipValue(&reader, "rdstls user name"),
        domainLength: try Self.skipValue(&reader, "rdstls domain"),
        passwordLength: try Self.skipValue(&reader, "rdstls password"))
    case 2:
      let sessionID = try reader.readUInt32LE("rdstls session id")
      self = .autoReconnectCookie(
        sessionID: sessionID, length: try Self.skipValue(&reader, "rdstls auto-reconnect cookie"))
    default:
      let rest = reader.rest()
      self = .other(length: rest.remaining)
    }
  }

  var name: String? {
    switch self {
    case .password: "RDSTLS_DATA_PASSWORD_CREDS"
    case .autoReconnectCookie: "RDSTLS_DATA_AUTORECONNECT_COOKIE"
    case .other: nil
    }
  }

  func append(to fields: inout FieldList) {
    switch self {
    case .password(let guid, let user, let domain, let password):
      fields.number("rdp.rdstls.redirectionGuid.length", guid)
      fields.number("rdp.rdstls.userName.length", user)
      fields.number("rdp.rdstls.domain.length", domain)
      fields.number("rdp.rdstls.password.length", password)
    case .autoReconnectCookie(let sessionID, let length):
      fields.number("rdp.rdstls.sessionId", sessionID)
      fields.number("rdp.rdstls.autoReconnectCookie.length", length)
    case .other(let length): fields.number("rdp.rdstls.data.length", length)
    }
  }

  private static func skipValue(_ reader: inout ByteReader, _ field: StaticString) throws(ParseError) -> Int {
    let length = Int(try reader.readUInt16LE(field))
    try reader.skip(length, field)
    return length
  }
}
