import Bytes

/// The signature and the type at the start of every NTLM message. MS-NLMP 2.2.1.
enum NTLMMessageHeader {
  /// Whether an NTLM message starts at the reader's position.
  static func isNext(in reader: borrowing ByteReader) -> Bool { reader.starts(with: "NTLMSSP\0") }

  /// Steps over signature and type, which has to be `expected`.
  static func read(
    _ reader: inout ByteReader, expecting expected: NTLMMessageType, _ description: StaticString
  ) throws(ParseError) {
    let position = reader.position
    let type = try readType(&reader)
    guard type == expected else {
      throw reader.invalid("ntlm message type", at: position + 8, expected: description, found: type.rawValue)
    }
  }

  static func readType(_ reader: inout ByteReader) throws(ParseError) -> NTLMMessageType {
    let position = reader.position
    let isSigned = isNext(in: reader)
    let signature = try reader.readUInt64BE("ntlm signature")
    guard isSigned else { throw reader.invalid("ntlm signature", at: position, expected: "NTLMSSP", found: signature) }
    return NTLMMessageType(rawValue: try reader.readUInt32LE("ntlm message type"))
  }
}

/// Which of the three NTLM messages one is. MS-NLMP 2.2.1.
public struct NTLMMessageType: OpenCode {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let negotiate = Self(rawValue: 1)
  public static let challenge = Self(rawValue: 2)
  public static let authenticate = Self(rawValue: 3)

  public var name: String? {
    switch self {
    case .negotiate: "NEGOTIATE"
    case .challenge: "CHALLENGE"
    case .authenticate: "AUTHENTICATE"
    default: nil
    }
  }

  func append(to fields: inout FieldList) { fields.bits("ntlmssp.messagetype", self) }
}
