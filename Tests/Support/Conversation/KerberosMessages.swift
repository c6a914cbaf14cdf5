/// A message of Kerberos, as far as anybody reads it in clear (RFC 4120 section 5).
public struct KerberosText {
  public let bytes: [UInt8]

  /// An AS-REQ of a user, who need not name one, for a service such as `TERMSRV/host` or `krbtgt/REALM`.
  public static func request(_ user: String = "alice", for service: String) -> KerberosText {
    let options = der(0xA0, der(0x03, hex("00 40810010")))
    let names = der(0xA1, name(1, user)) + der(0xA2, text(realm)) + der(0xA3, name(2, service))
    let rest = der(0xA5, time) + der(0xA7, integer(7)) + der(0xA8, der(0x30, integer(18)))
    let body = der(0xA4, der(0x30, options + names + rest))
    return KerberosText(bytes: der(0x6A, der(0x30, der(0xA1, integer(5)) + der(0xA2, integer(10)) + body)))
  }

  /// A KRB-ERROR about a service.
  public static func error(_ code: Int, for service: String) -> KerberosText {
    let start = der(0xA0, integer(5)) + der(0xA1, integer(30)) + der(0xA4, time) + der(0xA5, integer(0))
    let rest = der(0xA6, integer(code)) + der(0xA9, text(realm)) + der(0xAA, name(2, service))
    return KerberosText(bytes: der(0x7E, der(0x30, start + rest)))
  }

  /// An AS-REP with a ticket for a service.
  public static func ticket(_ user: String = "alice", for service: String) -> KerberosText {
    let sealed = der(0x30, der(0xA0, integer(18)) + der(0xA2, der(0x04, [UInt8](repeating: 0x5A, count: 32))))
    let ticket = der(
      0x61,
      der(0x30, der(0xA0, integer(5)) + der(0xA1, text(realm)) + der(0xA2, name(2, service)) + der(0xA3, sealed)))
    let start = der(0xA0, integer(5)) + der(0xA1, integer(11)) + der(0xA3, text(realm)) + der(0xA4, name(1, user))
    return KerberosText(bytes: der(0x6B, der(0x30, start + der(0xA5, ticket) + der(0xA6, sealed))))
  }

  /// The message behind its length, as TCP carries it (RFC 4120 section 7.2.2).
  public var overTCP: Message { .bytes(big(bytes.count, 4) + bytes) }

  /// The same in two segments, the first of which holds `count` bytes of the message.
  public func overTCP(cutAt count: Int) -> [Message] {
    [.bytes(big(bytes.count, 4) + bytes.prefix(count)), .bytes(Array(bytes.dropFirst(count)))]
  }

  private static let realm = "EXAMPLE"
  private static let time = der(0x18, Array("20260105102030Z".utf8))

  private static func text(_ text: String) -> [UInt8] { der(0x1B, Array(text.utf8)) }
  private static func integer(_ value: Int) -> [UInt8] { der(0x02, [UInt8(value)]) }

  private static func name(_ type: Int, _ name: String) -> [UInt8] {
    der(0x30, der(0xA0, integer(type)) + der(0xA1, der(0x30, name.split(separator: "/").flatMap { text(String($0)) })))
  }

  private static func der(_ tag: UInt8, _ body: [UInt8]) -> [UInt8] {
    [tag] + (body.count < 128 ? [UInt8(body.count)] : [0x82] + big(body.count, 2)) + body
  }
}

extension Conversation {
  /// The client says something to a KDC over UDP.
  public mutating func ask(_ kdc: Address, _ message: KerberosText) {
    pass(turnOf: .client)
    var envelope = envelope(from: .client)
    envelope.destination = kdc
    record(envelope.udp(from: 53_125, to: 88, message.bytes), from: .client)
    self[.client].identification &+= 1
  }

  /// A KDC says something to the client over UDP.
  public mutating func hear(_ kdc: Address, _ message: KerberosText) {
    pass(turnOf: .server)
    let envelope = Envelope(source: kdc, destination: self[.client].address, ttl: 64, identification: 77)
    record(envelope.udp(from: 88, to: 53_125, message.bytes), from: .server)
  }
}
