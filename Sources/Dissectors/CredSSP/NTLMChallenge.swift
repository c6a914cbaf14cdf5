import Bytes

/// The second NTLM message: what a server agrees to, and who it is.
///
/// MS-NLMP 2.2.1.2, CHALLENGE_MESSAGE. The challenge itself is not kept.
public struct NTLMChallenge: WireMessage {
  public static let name = "NTLM CHALLENGE"

  public let flags: NTLMFlags
  /// The server's domain, or its own name when it is in none.
  public let targetName: String
  /// The server's names and its clock.
  public let targetInfo: [NTLMAttribute]
  public let version: NTLMVersion?

  /// Reads the message, which owns the reader to its end.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let message = reader.copy()
    try NTLMMessageHeader.read(&reader, expecting: .challenge, "2 (CHALLENGE)")
    let name = try NTLMBuffer(parsing: &reader, "ntlm target name")
    flags = NTLMFlags(rawValue: try reader.readUInt32LE("ntlm negotiate flags"))
    try reader.skip(8, "ntlm server challenge")
    targetName = try name.text(in: message, isUnicode: flags.contains(.unicode), "ntlm target name")
    // Old servers end the fixed part here.
    let info = flags.isDisjoint(with: [.targetInfo, .version]) ? nil : try Self.targetInfoBuffer(&reader)
    version = flags.contains(.version) ? try NTLMVersion(parsing: &reader) : nil
    targetInfo =
      try info?.read(in: message, "ntlm target info") { bytes throws(ParseError) in
        try NTLMAttribute.list(parsing: &bytes)
      } ?? []
    _ = reader.rest()
  }

  public func append(to fields: inout FieldList) {
    NTLMMessageType.challenge.append(to: &fields)
    fields.text("ntlmssp.challenge.target_name", targetName)
    flags.append(to: &fields)
    targetInfo.appendChallenge(to: &fields)
    version?.append(to: &fields)
  }

  private static func targetInfoBuffer(_ reader: inout ByteReader) throws(ParseError) -> NTLMBuffer {
    try reader.skip(8, "ntlm reserved")
    return try NTLMBuffer(parsing: &reader, "ntlm target info")
  }
}
