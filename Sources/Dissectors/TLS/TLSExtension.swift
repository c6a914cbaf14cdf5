import Bytes

/// One extension of a hello, a certificate or a request.
///
/// RFC 8446 section 4.2. What troubleshooting needs is decoded; every other extension is kept by type and length.
public struct TLSExtension: Equatable, Sendable {
  public let type: TLSExtensionType
  /// Size of the extension's data in bytes.
  public let length: Int
  public let content: Content

  /// The extension's data, as far as it is decoded.
  public enum Content: Equatable, Sendable {
    /// RFC 6066 section 3; nil when the list has no host name, and in the server's empty answer.
    case serverName(String?)
    /// RFC 8446 section 4.2.7.
    case supportedGroups([NamedGroup])
    /// RFC 8422 section 5.1.2; 0 is uncompressed.
    case pointFormats([UInt8])
    /// RFC 8446 section 4.2.3; the same list for signatures and for certificates.
    case signatureSchemes([SignatureScheme])
    /// RFC 7301 section 3.1.
    case protocols([String])
    /// What a client supports, or the one version a server selects. RFC 8446 section 4.2.1.
    case versions([TLSVersion])
    /// The keys of a client, or the one of a server. RFC 8446 section 4.2.8.
    case keyShares([KeyShare])
    /// The group that a HelloRetryRequest asks for. RFC 8446 section 4.2.8.
    case retryGroup(NamedGroup)
    /// How many tickets a client offers to resume. RFC 8446 section 4.2.11.
    case offeredKeys(count: Int)
    /// The ticket that the server takes, counted from 0. RFC 8446 section 4.2.11.
    case selectedKey(UInt16)
    case opaque
  }

  /// One key of a key exchange; the key itself is not kept.
  public struct KeyShare: Equatable, Sendable {
    public let group: NamedGroup
    /// Size of the key in bytes.
    public let length: Int
  }

  /// The message around the extension, on which the layout of some of them depends.
  enum Place { case clientHello, serverHello, helloRetryRequest, other }

  /// Reads the list of extensions at the end of a message; a message that ends before it has none.
  static func list(parsing reader: inout ByteReader, in place: Place) throws(ParseError) -> [TLSExtension] {
    guard !reader.isAtEnd else { return [] }
    var list = try reader.slice(Int(try reader.readUInt16BE("extensions length")), "extensions")
    var extensions: [TLSExtension] = []
    extensions.reserveCapacity(16)
    while !list.isAtEnd { extensions.append(try TLSExtension(parsing: &list, in: place)) }
    return extensions
  }

  init(parsing reader: inout ByteReader, in place: Place) throws(ParseError) {
    type = TLSExtensionType(rawValue: try reader.readUInt16BE("extension type"))
    length = Int(try reader.readUInt16BE("extension length"))
    var data = try reader.slice(length, "extension data")
    content = try Content(parsing: &data, of: type, in: place)
    try data.expectEnd(of: "extension data")
  }
}

extension Sequence<TLSExtension> {
  /// The content of the first extension for which `pick` finds one.
  func first<Found>(_ pick: (TLSExtension.Content) -> Found?) -> Found? {
    for element in self { if let found = pick(element.content) { return found } }
    return nil
  }
}
