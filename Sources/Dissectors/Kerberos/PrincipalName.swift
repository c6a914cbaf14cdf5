import Bytes

/// The name of a user or a service within a realm, in parts: `TERMSRV` and `host`.
///
/// RFC 4120 section 5.2.2.
public struct PrincipalName: Hashable, Sendable {
  public let type: NameType
  public let parts: [String]

  /// Reads the name inside `[number]`.
  init(
    _ number: UInt8, parsing reader: inout ByteReader, _ field: StaticString
  ) throws(ParseError) {
    (type, parts) = try reader.read(number, field) { element throws(ParseError) in
      try element.readElement(.sequence, field) { name throws(ParseError) in
        let type = NameType(rawValue: try name.readInteger(0, "name-type"))
        let parts = try name.read(1, "name-string") { list throws(ParseError) in
          try list.readList("name-string") { part throws(ParseError) in try part.readGeneralString(field) }
        }
        return (type, parts)
      }
    }
  }

  /// Reads the name inside `[number]`, or nothing if another element comes next.
  init?(
    ifPresent number: UInt8, parsing reader: inout ByteReader, _ field: StaticString
  ) throws(ParseError) {
    guard reader.isNext(.context(number)) else { return nil }
    try self.init(number, parsing: &reader, field)
  }

  /// The parts with slashes between them, as people write the name.
  public var text: String { parts.joined(separator: "/") }

  /// Appends the kind of name, and its parts as `name`.
  func append(as name: StaticString, to fields: inout FieldList) {
    fields.add("kerberos.name_type", .signed(Int64(type.rawValue)), meaning: type.name)
    for part in parts { fields.text(name, part) }
  }

  /// What kind of name it is. RFC 4120 section 6.2, RFC 6111 section 3.
  public struct NameType: OpenCode {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }

    public static let principal = Self(rawValue: 1)
    public static let service = Self(rawValue: 2)
    /// A user principal name such as an address.
    public static let enterprise = Self(rawValue: 10)

    public var name: String? { Self.names[rawValue] }

    private static let names: [Int32: String] = [
      0: "NT-UNKNOWN", 1: "NT-PRINCIPAL", 2: "NT-SRV-INST", 3: "NT-SRV-HST", 4: "NT-SRV-XHST", 5: "NT-UID",
      6: "NT-X500-PRINCIPAL", 7: "NT-SMTP-NAME", 10: "NT-ENTERPRISE", 11: "NT-WELLKNOWN",
    ]
  }
}
