/// TPKT (RFC 1006 section 6) and X.224 negotiation (MS-RDPBCGR 2.2.1.1 and 2.2.1.2).
extension Message {
  /// A Connection Request; without `protocols` it carries no negotiation block, as clients of standard RDP security send it.
  public static func x224Request(protocols: Int? = 0xB, cookie: String? = nil, flags: UInt8 = 0) -> Message {
    let token = cookie.map { Array("Cookie: mstshash=\($0)\r\n".utf8) } ?? []
    return x224(0xE0, source: 0, token + (protocols.map { negotiation(1, flags, $0) } ?? []))
  }

  /// A Connection Request with a routing token, the whole line of it.
  public static func x224Request(protocols: Int = 0xB, token: String) -> Message {
    x224(0xE0, source: 0, Array("\(token)\r\n".utf8) + negotiation(1, 0, protocols))
  }

  /// A Connection Confirm that selects a protocol; 0x1F are the flags of current Windows. Without `selected`: no negotiation block.
  public static func x224Confirm(selected: Int?, flags: UInt8 = 0x1F) -> Message {
    x224(0xD0, source: 0x1234, selected.map { negotiation(2, flags, $0) } ?? [])
  }

  /// A Connection Confirm with a negotiation failure.
  public static func x224Failure(code: Int) -> Message { x224(0xD0, source: 0x1234, negotiation(3, 0, code)) }

  private static func negotiation(_ type: UInt8, _ flags: UInt8, _ value: Int) -> [UInt8] {
    [type, flags, 8, 0] + little(value, 4)
  }

  private static func x224(_ code: UInt8, source: Int, _ variable: [UInt8]) -> Message {
    bytes(tpkt([UInt8(6 + variable.count), code, 0, 0] + big(source, 2) + [0] + variable))
  }

  static func tpkt(_ body: [UInt8]) -> [UInt8] { [3, 0] + big(4 + body.count, 2) + body }
}
