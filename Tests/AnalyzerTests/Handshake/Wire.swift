@testable import Conversation

/// TLS as bytes, for what the story-telling messages do not say.
enum Wire {
  static func record(_ type: UInt8, _ body: [UInt8], version: Int = 0x0303) -> [UInt8] {
    [type] + big(version, 2) + vector(2, body)
  }

  /// The bytes of handshake messages, without a record around them.
  static func handshake(_ messages: Handshake...) -> [UInt8] {
    var noise = Noise(state: 1)
    return messages.flatMap { $0.bytes(&noise) }
  }

  /// A ServerHello whose random value says that it asks for another ClientHello (RFC 8446 section 4.1.3).
  static let helloRetryRequest: [UInt8] = {
    let random = hex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c")
    let extensions = hex("002b 0002 0304  0033 0002 0017")
    let body = hex("0303") + random + [0] + hex("1302 00") + vector(2, extensions)
    return [2] + vector(3, body)
  }()
}
