import Bytes

/// A Kerberos message as a GSS-API token carries it: behind the mechanism and a token id.
///
/// RFC 4121 section 4.1 and, for user-to-user, draft-swift-win2k-krb-user2user.
public struct KerberosToken: Equatable, Sendable {
  /// Nil in tokens of peers that leave the GSS-API header out.
  public let mechanism: SecurityMechanism?
  public let id: ID?
  public let content: Content

  public enum Content: Equatable, Sendable {
    case message(KerberosMessage)
    case tgtRequest(TGTRequest)
    case tgtReply(TGTReply)
    /// A token that holds no message, such as a MIC, and its size in bytes.
    case other(length: Int)
  }

  /// Reads what follows the mechanism in an initial token, to the reader's end.
  init(parsing reader: inout ByteReader, mechanism: SecurityMechanism) throws(ParseError) {
    self.mechanism = mechanism
    let id = ID(rawValue: try reader.readUInt16LE("krb5 token id"))
    self.id = id
    switch id {
    case .apRequest, .apReply, .error: content = .message(try KerberosMessage(parsing: &reader))
    case .tgtRequest: content = .tgtRequest(try TGTRequest(parsing: &reader))
    case .tgtReply: content = .tgtReply(try TGTReply(parsing: &reader))
    default: content = .other(length: reader.remaining)
    }
  }

  /// Reads a message that stands without the GSS-API header.
  init(withoutHeader reader: inout ByteReader) throws(ParseError) {
    mechanism = nil
    id = nil
    content = .message(try KerberosMessage(parsing: &reader))
  }

  /// The KRB-ERROR in the token, if it is one.
  public var error: KerberosError? {
    if case .message(.error(let error)) = content { error } else { nil }
  }

  public func append(to fields: inout FieldList) {
    mechanism?.append(as: "spnego.krb5_oid", to: &fields)
    fields.bits("spnego.krb5.tok_id", id)
    content.append(to: &fields)
  }

  /// What the token is; the bytes `01 00` are 1 here, as in Wireshark.
  public struct ID: OpenCode {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let apRequest = Self(rawValue: 1)
    public static let apReply = Self(rawValue: 2)
    public static let error = Self(rawValue: 3)
    public static let tgtRequest = Self(rawValue: 4)
    public static let tgtReply = Self(rawValue: 5)

    public var name: String? {
      switch self {
      case .apRequest: "KRB_TOKEN_AP_REQ"
      case .apReply: "KRB_TOKEN_AP_REP"
      case .error: "KRB_TOKEN_AP_ERR"
      case .tgtRequest: "KRB_TOKEN_TGT_REQ"
      case .tgtReply: "KRB_TOKEN_TGT_REP"
      default: nil
      }
    }
  }
}

extension KerberosToken.Content {
  func append(to fields: inout FieldList) {
    switch self {
    case .message(let message): message.message.append(to: &fields)
    case .tgtRequest(let message): message.append(to: &fields)
    case .tgtReply(let message): message.append(to: &fields)
    case .other(let length): fields.number("spnego.krb5.blob.length", length)
    }
  }
}
