/// How a client proves who its user is to an HTTP server or a proxy; what it sends for that is not kept.
///
/// RFC 9110 section 11.6.2, and RFC 4559 section 5 for NTLM and Negotiate.
public struct HTTPCredentials: Equatable, Sendable {
  public let scheme: HTTPScheme
  /// Whether they are the last word of the client: with NTLM and Negotiate a first message only asks for a challenge.
  public let isProof: Bool

  init(_ value: [UInt8]) {
    let parts = value.split(separator: 0x20, maxSplits: 1)
    scheme = HTTPScheme(parts.first ?? [])
    let token = parts.count > 1 ? parts[1] : []
    switch scheme {
    // "NTLMSSP", a zero byte and the number of the message in Base64: 1 asks for a challenge, 3 answers it (MS-NLMP 2.2.1).
    case .ntlm: isProof = token.starts(with: Array("TlRMTVNTUAAD".utf8))
    case .negotiate: isProof = !token.isEmpty && !token.starts(with: Array("TlRMTVNTUAAB".utf8))
    default: isProof = !token.isEmpty
    }
  }

  var text: String { scheme.rawValue + (isProof ? ", with proof" : ", without proof") }
}

/// A way to authenticate in HTTP.
///
/// RFC 9110 section 11.1. Only well-known names are kept: in a broken header anything could stand here, a password as well.
public enum HTTPScheme: String, CaseIterable, Sendable {
  case basic = "Basic"
  case bearer = "Bearer"
  case digest = "Digest"
  case negotiate = "Negotiate"
  case ntlm = "NTLM"
  case other = "another scheme"

  init(_ name: some Collection<UInt8>) {
    let wanted = name.map(\.asciiLowercased)
    self = Self.allCases.first { $0.rawValue.lowercased().utf8.elementsEqual(wanted) } ?? .other
  }

  /// The schemes that the values of a challenge header begin with, each once.
  static func offered(_ challenges: [[UInt8]]) -> [HTTPScheme] {
    var schemes: [HTTPScheme] = []
    for challenge in challenges {
      let scheme = HTTPScheme(challenge.prefix { $0 != 0x20 && $0 != 0x2C })
      if !schemes.contains(scheme) { schemes.append(scheme) }
    }
    return schemes
  }
}
