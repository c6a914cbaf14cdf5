import Bytes

/// Where a broker sends the client instead.
///
/// MS-RDPBCGR 2.2.13.3.1, Enhanced Security Server Redirection PDU, with the Server Redirection Packet
/// (RDP_SERVER_REDIRECTION_PACKET, 2.2.13.1). Of password, load balancing information and certificate only the lengths are kept.
public struct ServerRedirection: WireMessage {
  public static let name = "RDP Server Redirection"

  public let header: ShareControlHeader
  /// The session to return to.
  public let sessionID: UInt32
  public let flags: Flags
  public let targetAddress: String?
  public let loadBalanceInfoLength: Int?
  public let userName: String?
  public let domain: String?
  public let passwordLength: Int?
  public let targetFQDN: String?
  public let targetNetBIOSName: String?
  public let clientURLLength: Int?
  public let redirectionGUIDLength: Int?
  public let targetCertificateLength: Int?
  public let targetAddresses: [String]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareControlHeader(parsing: &reader, expecting: .serverRedirection)
    var pdu = try reader.slice(header.bodyLength, "server redirection")
    try pdu.skip(2, "redirection padding")
    let start = pdu.position
    let mark = try pdu.readUInt16LE("redirection flags")
    guard mark == 0x0400 else { throw pdu.invalid("redirection flags", at: start, expected: "0x0400", found: mark) }
    let length = Int(try pdu.readUInt16LE("redirection length"))
    guard length >= 12 else {
      throw pdu.invalid("redirection length", at: start + 2, expected: "12 or more", found: length)
    }
    var body = try pdu.slice(length - 4, "redirection packet")
    sessionID = try body.readUInt32LE("redirection sessionId")
    flags = Flags(rawValue: try body.readUInt32LE("redirFlags"))
    targetAddress = try body.text(if: flags.contains(.targetNetAddress), "TargetNetAddress")
    loadBalanceInfoLength = try body.length(if: flags.contains(.loadBalanceInfo), "LoadBalanceInfo")
    userName = try body.text(if: flags.contains(.userName), "UserName")
    domain = try body.text(if: flags.contains(.domain), "Domain")
    passwordLength = try body.length(if: flags.contains(.password), "Password")
    targetFQDN = try body.text(if: flags.contains(.targetFQDN), "TargetFQDN")
    targetNetBIOSName = try body.text(if: flags.contains(.targetNetBIOSName), "TargetNetBiosName")
    clientURLLength = try body.length(if: flags.contains(.clientURL), "TsvUrl")
    redirectionGUIDLength = try body.length(if: flags.contains(.redirectionGUID), "RedirectionGuid")
    targetCertificateLength = try body.length(if: flags.contains(.targetCertificate), "TargetCertificate")
    targetAddresses = try body.addresses(if: flags.contains(.targetNetAddresses))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.redirection.sessionId", sessionID)
    fields.bits("rdp.redirection.redirFlags", flags)
    fields.text("rdp.redirection.targetNetAddress", targetAddress)
    fields.number("rdp.redirection.loadBalanceInfo.length", loadBalanceInfoLength)
    fields.text("rdp.redirection.userName", userName)
    fields.text("rdp.redirection.domain", domain)
    fields.number("rdp.redirection.password.length", passwordLength)
    fields.text("rdp.redirection.targetFQDN", targetFQDN)
    fields.text("rdp.redirection.targetNetBiosName", targetNetBIOSName)
    fields.number("rdp.redirection.tsvUrl.length", clientURLLength)
    fields.number("rdp.redirection.redirectionGuid.length", redirectionGUIDLength)
    fields.number("rdp.redirection.targetCertificate.length", targetCertificateLength)
    for address in targetAddresses { fields.text("rdp.redirection.targetNetAddresses", address) }
  }

  public struct Flags: NamedFlags {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let targetNetAddress = Self(rawValue: 0x0001)
    public static let loadBalanceInfo = Self(rawValue: 0x0002)
    public static let userName = Self(rawValue: 0x0004)
    public static let domain = Self(rawValue: 0x0008)
    public static let password = Self(rawValue: 0x0010)
    /// The client stays where it is: what is said is for the next connection.
    public static let noRedirect = Self(rawValue: 0x0080)
    public static let targetFQDN = Self(rawValue: 0x0100)
    public static let targetNetBIOSName = Self(rawValue: 0x0200)
    public static let targetNetAddresses = Self(rawValue: 0x0800)
    public static let clientURL = Self(rawValue: 0x1000)
    public static let redirectionGUID = Self(rawValue: 0x8000)
    public static let targetCertificate = Self(rawValue: 0x1_0000)

    public static let table: [(bit: UInt32, name: String)] = [
      (0x0001, "LB_TARGET_NET_ADDRESS"), (0x0002, "LB_LOAD_BALANCE_INFO"), (0x0004, "LB_USERNAME"),
      (0x0008, "LB_DOMAIN"), (0x0010, "LB_PASSWORD"), (0x0020, "LB_DONTSTOREUSERNAME"),
      (0x0040, "LB_SMARTCARD_LOGON"), (0x0080, "LB_NOREDIRECT"), (0x0100, "LB_TARGET_FQDN"),
      (0x0200, "LB_TARGET_NETBIOS_NAME"), (0x0800, "LB_TARGET_NET_ADDRESSES"), (0x1000, "LB_CLIENT_TSV_URL"),
      (0x2000, "LB_SERVER_TSV_CAPABLE"), (0x4000, "LB_PASSWORD_IS_PK_ENCRYPTED"), (0x8000, "LB_REDIRECTION_GUID"),
      (0x1_0000, "LB_TARGET_CERTIFICATE"),
    ]
  }
}

/// The parts of a redirection packet: a length in four bytes, then as many bytes.
extension ByteReader {
  fileprivate mutating func text(if isPresent: Bool, _ field: StaticString) throws(ParseError) -> String? {
    isPresent ? try readWideText(Int(try readUInt32LE(field)), field) : nil
  }

  fileprivate mutating func length(if isPresent: Bool, _ field: StaticString) throws(ParseError) -> Int? {
    isPresent ? try skipSecret(Int(try readUInt32LE(field)), field) : nil
  }

  /// MS-RDPBCGR 2.2.13.1.1, Target Net Addresses (TARGET_NET_ADDRESSES).
  fileprivate mutating func addresses(if isPresent: Bool) throws(ParseError) -> [String] {
    guard isPresent else { return [] }
    var list = try slice(Int(try readUInt32LE("TargetNetAddressesLength")), "TargetNetAddresses")
    let count = try list.readUInt32LE("addressCount")
    var addresses: [String] = []
    while addresses.count < Int(count) {
      addresses.append(try list.readWideText(Int(try list.readUInt32LE("addressLength")), "address"))
    }
    return addresses
  }
}
