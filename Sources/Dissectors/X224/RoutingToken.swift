import Bytes

/// The line of text at the start of a Connection Request, for load balancers on the way.
///
/// MS-RDPBCGR 2.2.1.1 (routingToken, cookie) and 3.2.5.3.1. The line ends with a carriage return and a line feed, which are not kept.
public struct RoutingToken: Equatable, Sendable {
  /// The line as it came, read as UTF-8; bytes that are not become U+FFFD.
  public let text: String

  public init(text: String) { self.text = text }

  /// What the line says.
  public var kind: Kind {
    if let user = value(after: "Cookie: mstshash=") { return .identifier(user) }
    if let pair = value(after: "Cookie: msts=").flatMap(Self.target) { return .target(pair.address, port: pair.port) }
    if text.hasPrefix("tsv://") { return .resource }
    return .other
  }

  public enum Kind: Equatable, Sendable {
    /// `mstshash`: the start of the user's name, cut by most clients to nine characters; sometimes the domain before it.
    case identifier(String)
    /// `msts`: the session host that a connection broker or a balancer chose before.
    case target(IPAddress, port: UInt16)
    /// `tsv://`: a collection or a virtual desktop, to be found by the broker.
    case resource
    case other
  }

  private func value(after prefix: String) -> String? {
    text.hasPrefix(prefix) ? String(Substring(text.utf8.dropFirst(prefix.utf8.count))) : nil
  }

  /// Reads `3640205228.15629.0000`: the bytes of the address and of the port as if they were little-endian numbers.
  private static func target(_ text: String) -> (address: IPAddress, port: UInt16)? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let address = UInt32(parts[0]), let port = UInt16(parts[1]) else { return nil }
    return (IPAddress(ipv4: address.byteSwapped), port.byteSwapped)
  }
}

extension RoutingToken {
  /// Reads up to the end of the line, or all that is left when the line has no end; nil if a negotiation request comes at once.
  init?(ifPresentIn reader: inout ByteReader) throws(ParseError) {
    guard let first = reader.peekUInt8(), first != 1 else { return nil }
    var length = 0
    while let byte = reader.peekUInt8(at: length) {
      if byte == 0x0D, reader.peekUInt8(at: length + 1) == 0x0A { break }
      length += 1
    }
    text = try reader.readText(length, "routing token")
    if !reader.isAtEnd { try reader.skip(2, "routing token end") }
  }
}
