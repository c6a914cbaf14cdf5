import Bytes

/// The first NTLM message: what a client can do.
///
/// MS-NLMP 2.2.1.1, NEGOTIATE_MESSAGE. Everything after the flags is missing in messages of old clients.
public struct NTLMNegotiate: WireMessage {
  public static let name = "NTLM NEGOTIATE"

  public let flags: NTLMFlags
  /// The domain of the client's machine, mostly empty.
  public let domain: String
  /// The name of the client's machine, mostly empty.
  public let workstation: String
  public let version: NTLMVersion?

  /// Reads the message, which owns the reader to its end.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let message = reader.copy()
    try NTLMMessageHeader.read(&reader, expecting: .negotiate, "1 (NEGOTIATE)")
    flags = NTLMFlags(rawValue: try reader.readUInt32LE("ntlm negotiate flags"))
    if reader.isAtEnd {
      (domain, workstation, version) = ("", "", nil)
    } else {
      let domain = try NTLMBuffer(parsing: &reader, "ntlm domain name")
      let workstation = try NTLMBuffer(parsing: &reader, "ntlm workstation")
      version = flags.contains(.version) ? try NTLMVersion(parsing: &reader) : nil
      self.domain = try domain.text(in: message, isUnicode: false, "ntlm domain name")
      self.workstation = try workstation.text(in: message, isUnicode: false, "ntlm workstation")
    }
    _ = reader.rest()
  }

  public func append(to fields: inout FieldList) {
    NTLMMessageType.negotiate.append(to: &fields)
    flags.append(to: &fields)
    if !domain.isEmpty { fields.text("ntlmssp.negotiate.domain", domain) }
    if !workstation.isEmpty { fields.text("ntlmssp.negotiate.callingworkstation", workstation) }
    version?.append(to: &fields)
  }
}
