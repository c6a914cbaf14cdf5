import Bytes

/// The header that says what a PDU is and how it is encrypted; under TLS only some PDUs have it.
///
/// MS-RDPBCGR 2.2.8.1.1.2.1 (basic), 2.2.8.1.1.2.2 (non-FIPS) and 2.2.8.1.1.2.3 (FIPS). The signature is not kept.
public struct SecurityHeader: WireMessage {
  public static let name = "RDP Security Header"

  public let flags: Flags
  /// Meaningless unless `Flags.flagsHighValid` is set.
  public let flagsHigh: UInt16
  /// Bytes of padding in the encrypted data; nil but for FIPS.
  public let padLength: UInt8?
  /// Which of the three layouts it is.
  public let layout: Layout

  /// Reads the basic header.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    try self.init(parsing: &reader, layout: .basic)
  }

  /// Reads the header in the layout that the server's encryption method and level ask for.
  public init(parsing reader: inout ByteReader, layout: Layout) throws(ParseError) {
    self.layout = layout
    flags = Flags(rawValue: try reader.readUInt16LE("security flags"))
    flagsHigh = try reader.readUInt16LE("security flagsHi")
    switch layout {
    case .basic: padLength = nil
    case .signed:
      padLength = nil
      try reader.skip(8, "dataSignature")
    case .fips:
      let start = reader.position
      let length = try reader.readUInt16LE("fips length")
      guard length == 16 else { throw reader.invalid("fips length", at: start, expected: "16", found: length) }
      try reader.skip(1, "fips version")
      padLength = try reader.readUInt8("fips padlen")
      try reader.skip(8, "dataSignature")
    }
  }

  public func append(to fields: inout FieldList) {
    fields.bits("rdp.flags", flags)
    fields.bits("rdp.flagsHi", flagsHigh)
    fields.number("rdp.padlen", padLength)
  }

  public enum Layout: Sendable {
    /// Four bytes: nothing is encrypted, or licensing decides for itself.
    case basic
    /// Twelve bytes, with a signature.
    case signed
    /// Sixteen bytes, with lengths and a signature.
    case fips
  }

  public struct Flags: NamedFlags {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let exchange = Self(rawValue: 0x0001)
    public static let transportRequest = Self(rawValue: 0x0002)
    public static let transportResponse = Self(rawValue: 0x0004)
    public static let encrypted = Self(rawValue: 0x0008)
    public static let info = Self(rawValue: 0x0040)
    public static let license = Self(rawValue: 0x0080)
    public static let redirection = Self(rawValue: 0x0400)
    public static let autoDetectRequest = Self(rawValue: 0x1000)
    public static let autoDetectResponse = Self(rawValue: 0x2000)
    public static let heartbeat = Self(rawValue: 0x4000)
    public static let flagsHighValid = Self(rawValue: 0x8000)

    public static let table: [(bit: UInt16, name: String)] = [
      (0x0001, "SEC_EXCHANGE_PKT"), (0x0002, "SEC_TRANSPORT_REQ"), (0x0004, "SEC_TRANSPORT_RSP"),
      (0x0008, "SEC_ENCRYPT"), (0x0010, "SEC_RESET_SEQNO"), (0x0020, "SEC_IGNORE_SEQNO"), (0x0040, "SEC_INFO_PKT"),
      (0x0080, "SEC_LICENSE_PKT"), (0x0200, "SEC_LICENSE_ENCRYPT"), (0x0400, "SEC_REDIRECTION_PKT"),
      (0x0800, "SEC_SECURE_CHECKSUM"), (0x1000, "SEC_AUTODETECT_REQ"), (0x2000, "SEC_AUTODETECT_RSP"),
      (0x4000, "SEC_HEARTBEAT"), (0x8000, "SEC_FLAGSHI_VALID"),
    ]
  }
}

extension SecurityHeader {
  /// Reads the basic header of a PDU that has to have `flag` set and must be in clear.
  init(parsing reader: inout ByteReader, expecting flag: Flags) throws(ParseError) {
    let start = reader.position
    try self.init(parsing: &reader)
    guard flags.contains(flag) else {
      throw reader.invalid("security flags", at: start, expected: "the flag of another pdu", found: flags.rawValue)
    }
    guard !flags.contains(.encrypted) else {
      throw reader.invalid("security flags", at: start, expected: "a pdu in clear", found: flags.rawValue)
    }
  }
}
