import Bytes

/// The wrapper of the client's settings inside a Connect-Initial: a conference is asked for whose only content is the settings.
///
/// T.124 section 8.7 in aligned PER; MS-RDPBCGR 2.2.1.3 (gccCCrq) and 3.2.5.3.3. Every RDP client sends the same bits here.
public struct GCCConferenceCreateRequest: WireMessage {
  public static let name = "GCC Conference Create Request"

  /// The conference's name in digits, "1" in practice.
  public let conferenceName: String
  /// Whose settings they are: "Duca" in RDP.
  public let key: String
  /// In wire order, which clients choose.
  public let blocks: [GCCBlock]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    try reader.readGCCHeader()
    let start = reader.position
    let preamble = try reader.readUInt16BE("conference create request")
    guard preamble & 0xF000 == 0, preamble & 0x0008 != 0 else {
      throw reader.invalid(
        "conference create request", at: start, expected: "a create request with user data", found: preamble)
    }
    let digits = Int(try reader.readUInt8("conference name length")) + 1
    conferenceName = Self.text(digits: digits, in: try reader.readBytes((digits + 1) / 2, "conference name"))
    try reader.skip(1, "conference properties")
    key = try reader.readGCCKey()
    var userData = try reader.slice(try reader.readPERLength("client settings"), "client settings")
    blocks = try GCCBlock.list(parsing: &userData)
  }

  public func append(to fields: inout FieldList) {
    fields.number("t124.connectGCCPDU", 0, meaning: "conferenceCreateRequest")
    fields.text("t124.numeric", conferenceName)
    fields.bytes("t124.h221NonStandard", Array(key.utf8), meaning: key)
    for block in blocks { block.message.append(to: &fields) }
  }

  /// A numeric string has four bits a digit.
  private static func text(digits: Int, in bytes: [UInt8]) -> String {
    (0..<digits).reduce(into: "") { text, digit in
      text += String(digit.isMultiple(of: 2) ? bytes[digit / 2] >> 4 : bytes[digit / 2] & 0x0F)
    }
  }
}

extension GCCConferenceCreateRequest {
  public var core: ClientCoreData? { first { if case .clientCore(let block) = $0 { block } else { nil } } }
  public var security: ClientSecurityData? { first { if case .clientSecurity(let block) = $0 { block } else { nil } } }
  public var network: ClientNetworkData? { first { if case .clientNetwork(let block) = $0 { block } else { nil } } }
  public var cluster: ClientClusterData? { first { if case .clientCluster(let block) = $0 { block } else { nil } } }

  private func first<Block>(_ pick: (GCCBlock) -> Block?) -> Block? { blocks.lazy.compactMap(pick).first }
}
