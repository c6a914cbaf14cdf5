import Bytes

/// What a server tells of the logon: that it happened, who is logged on, or why Windows shows the user a message instead.
///
/// MS-RDPBCGR 2.2.10.1.1, Save Session Info PDU Data (TS_SAVE_SESSION_INFO_PDU_DATA). Of the auto-reconnect cookie only the length is kept.
public struct SaveSessionInfo: WireMessage {
  public static let name = "RDP Save Session Info"

  public let header: ShareDataHeader
  public let infoType: InfoType
  public let info: Info

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader, expecting: .saveSessionInfo)
    var body = try reader.slice(header.dataLength, "save session info")
    infoType = InfoType(rawValue: try body.readUInt32LE("infoType"))
    info = try Info(infoType, parsing: &body)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.infoType", infoType)
    info.append(to: &fields)
  }

  public struct InfoType: OpenCode {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let logon = Self(rawValue: 0)
    public static let logonLong = Self(rawValue: 1)
    public static let plainNotify = Self(rawValue: 2)
    public static let extended = Self(rawValue: 3)

    public var name: String? {
      switch self {
      case .logon: "INFOTYPE_LOGON"
      case .logonLong: "INFOTYPE_LOGON_LONG"
      case .plainNotify: "INFOTYPE_LOGON_PLAINNOTIFY"
      case .extended: "INFOTYPE_LOGON_EXTENDED_INFO"
      default: nil
      }
    }
  }

  public enum Info: Equatable, Sendable {
    /// Somebody logged on: 2.2.10.1.1.1 and 2.2.10.1.1.2.
    case logon(domain: String, userName: String, sessionID: UInt32)
    /// Somebody logged on, and the server does not say who: 2.2.10.1.1.3.
    case notify
    /// 2.2.10.1.1.4.
    case extended(cookieLength: Int?, error: LogonError?)
    case other
  }
}

extension SaveSessionInfo.Info {
  fileprivate init(_ type: SaveSessionInfo.InfoType, parsing body: inout ByteReader) throws(ParseError) {
    switch type {
    case .logon: self = try Self.logon(parsing: &body)
    case .logonLong: self = try Self.logonLong(parsing: &body)
    case .plainNotify: self = .notify
    case .extended: self = try Self.extended(parsing: &body)
    default: self = .other
    }
  }

  private static func logon(parsing body: inout ByteReader) throws(ParseError) -> Self {
    try body.skip(4, "cbDomain")
    let domain = try body.readWideText(52, "Domain")
    try body.skip(4, "cbUserName")
    let userName = try body.readWideText(512, "UserName")
    return .logon(domain: domain, userName: userName, sessionID: try body.readUInt32LE("SessionId"))
  }

  private static func logonLong(parsing body: inout ByteReader) throws(ParseError) -> Self {
    try body.skip(6, "logon info version and size")
    let sessionID = try body.readUInt32LE("SessionId")
    let domainLength = Int(try body.readUInt32LE("cbDomain"))
    let userNameLength = Int(try body.readUInt32LE("cbUserName"))
    try body.skip(558, "logon info padding")
    let domain = try body.readWideText(domainLength, "Domain")
    return .logon(domain: domain, userName: try body.readWideText(userNameLength, "UserName"), sessionID: sessionID)
  }

  private static func extended(parsing body: inout ByteReader) throws(ParseError) -> Self {
    try body.skip(2, "logon info length")
    let present = try body.readUInt32LE("FieldsPresent")
    var cookieLength: Int?
    if present & 1 != 0 {
      cookieLength = try body.skipSecret(Int(try body.readUInt32LE("cbFieldData")), "auto-reconnect cookie")
    }
    guard present & 2 != 0 else { return .extended(cookieLength: cookieLength, error: nil) }
    var field = try body.slice(Int(try body.readUInt32LE("cbFieldData")), "logon errors")
    return .extended(cookieLength: cookieLength, error: try LogonError(parsing: &field))
  }

  fileprivate func append(to fields: inout FieldList) {
    switch self {
    case .logon(let domain, let userName, let sessionID):
      fields.text("rdp.domain", domain)
      fields.text("rdp.userName", userName)
      fields.bits("rdp.sessionId", sessionID)
    case .extended(let cookieLength, let error):
      fields.number("rdp.autoReconnectCookie.length", cookieLength)
      error?.append(to: &fields)
    case .notify, .other: break
    }
  }
}
