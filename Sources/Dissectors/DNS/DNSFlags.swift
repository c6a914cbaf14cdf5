/// The second 16 bits of a DNS message: RFC 1035 section 4.1.1.
public struct DNSFlags: Equatable, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Whether this is an answer.
  public var isResponse: Bool { rawValue & 0x8000 != 0 }
  /// 0 for an ordinary question.
  public var opcode: UInt8 { UInt8(rawValue >> 11 & 0xf) }
  public var isAuthoritative: Bool { rawValue & 0x0400 != 0 }
  /// Whether the answer did not fit, so that the client has to ask again over TCP.
  public var isTruncated: Bool { rawValue & 0x0200 != 0 }
  public var recursionDesired: Bool { rawValue & 0x0100 != 0 }
  public var recursionAvailable: Bool { rawValue & 0x0080 != 0 }
  public var responseCode: DNSResponseCode { DNSResponseCode(rawValue: UInt8(rawValue & 0xf)) }

  func append(to fields: inout FieldList) {
    fields.flag("dns.flags.response", isResponse)
    fields.number("dns.flags.opcode", opcode)
    fields.flag("dns.flags.truncated", isTruncated)
    fields.flag("dns.flags.recdesired", recursionDesired)
    guard isResponse else { return }
    fields.flag("dns.flags.authoritative", isAuthoritative)
    fields.flag("dns.flags.recavail", recursionAvailable)
    fields.number("dns.flags.rcode", responseCode)
  }
}
