import Bytes

/// The wrapper of the server's settings inside a Connect-Response.
///
/// T.124 section 8.7 in aligned PER; MS-RDPBCGR 2.2.1.4 (gccCCrsp) and 3.3.5.3.4.
public struct GCCConferenceCreateResponse: WireMessage {
  public static let name = "GCC Conference Create Response"

  /// The server's node, 1001 or more; it means nothing in RDP.
  public let nodeID: Int
  public let tag: UInt32
  public let result: Result
  /// Whose settings they are: "McDn" in RDP; nil if none follow.
  public let key: String?
  /// In wire order.
  public let blocks: [GCCBlock]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    try reader.readGCCHeader()
    let start = reader.position
    let preamble = try reader.readUInt8("conference create response")
    guard preamble >> 4 == 1 else {
      throw reader.invalid("conference create response", at: start, expected: "a create response", found: preamble)
    }
    nodeID = try reader.readUserID("nodeID")
    tag = try reader.readPERNumber("gcc tag")
    result = Result(rawValue: try reader.readUInt8("gcc result") >> 4)
    guard preamble & 0x04 != 0 else {
      key = nil
      blocks = []
      return
    }
    key = try reader.readGCCKey()
    var userData = try reader.slice(try reader.readPERLength("server settings"), "server settings")
    blocks = try GCCBlock.list(parsing: &userData)
  }

  public func append(to fields: inout FieldList) {
    fields.number("t124.connectGCCPDU", 1, meaning: "conferenceCreateResponse")
    fields.number("t124.nodeID", nodeID)
    fields.number("t124.tag", tag)
    fields.number("t124.result", result)
    if let key { fields.bytes("t124.h221NonStandard", Array(key.utf8), meaning: key) }
    for block in blocks { block.message.append(to: &fields) }
  }

  /// What became of the conference.
  public struct Result: OpenCode {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let success = Self(rawValue: 0)

    public var name: String? {
      switch rawValue {
      case 0: "success"
      case 1: "userRejected"
      case 2: "resourcesNotAvailable"
      case 3: "rejectedForSymmetryBreaking"
      case 4: "lockedConferenceNotSupported"
      default: nil
      }
    }
  }
}

extension GCCConferenceCreateResponse {
  public var core: ServerCoreData? { first { if case .serverCore(let block) = $0 { block } else { nil } } }
  public var security: ServerSecurityData? { first { if case .serverSecurity(let block) = $0 { block } else { nil } } }
  public var network: ServerNetworkData? { first { if case .serverNetwork(let block) = $0 { block } else { nil } } }
  public var messageChannel: ServerMessageChannelData? {
    first { if case .serverMessageChannel(let block) = $0 { block } else { nil } }
  }

  private func first<Block>(_ pick: (GCCBlock) -> Block?) -> Block? { blocks.lazy.compactMap(pick).first }
}
