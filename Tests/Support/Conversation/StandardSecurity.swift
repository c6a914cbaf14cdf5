/// MCS and standard RDP security with 128-bit RC4, as Windows speaks it when TLS is not allowed (MS-RDPBCGR 1.3.1.1, 5.3).
///
/// Keys, signatures and everything encrypted are noise.
extension Message {
  /// MCS Connect Initial with GCC Conference Create Request (2.2.1.3). `selected` is the protocol the server chose.
  public static func connectInitial(
    name: String = "WORKSTATION", channels: [String] = defaultChannels, selected: Int = 0, methods: Int = 0x1B
  ) -> Message {
    let core =
      hex("04000800 8007 3804 01ca 03aa 09040000 614a0000") + wide(name, 32) + hex("04000000 00000000 0c000000")
      + wide("", 64) + hex("01ca 0100 00000000 1800 0700 0100") + wide("", 64) + hex("06 00") + little(selected, 4)
    let network =
      little(channels.count, 4) + channels.flatMap { Array($0.utf8) + wide("", 8 - $0.utf8.count) + hex("0000a0c0") }
    let blocks =
      block(0xC001, core) + block(0xC004, hex("0d000000 00000000"))
      + block(0xC002, little(methods, 4) + hex("00000000"))
      + block(0xC003, network)
    let create = hex("0008 0010 0001 c000") + Array("Duca".utf8) + perLength(blocks.count) + blocks
    let conference = hex("0005 0014 7c00 01") + perLength(create.count) + create
    let domains =
      domain("22 02 00") + domain("01 01 01", maximum: "0420") + hex("301c 0202ffff 0202fc17 0202ffff")
      + domainTail("ffff")
    return data(hex("7f65") + ber(hex("040101 040101 0101ff") + domains + octets(conference)))
  }

  /// MCS Connect Response with GCC Conference Create Response (2.2.1.4), by default with 128 bits and the level "client compatible".
  /// `certificate` is its version: 1 is the proprietary one, 2 an X.509 chain.
  public static func connectResponse(
    channels: Int = defaultChannels.count, requested: Int = 0, method: Int = 2, level: Int = 2,
    certificate kind: Int = 1
  ) -> Message {
    data { noise in
      let blob = hex("0600 5c00 52534131 48000000 00020000 3f000000 01000100") + noise.bytes(64) + wide("", 8)
      let certificate =
        little(kind, 4) + hex("01000000 01000000") + blob + hex("0800 4800") + noise.bytes(64) + wide("", 8)
      let padding: [UInt8] = channels % 2 == 0 ? [] : [0, 0]
      let identifiers = (0..<channels).flatMap { little(1004 + $0, 2) } + padding
      let blocks =
        block(0x0C01, hex("04000800") + little(requested, 4))
        + block(
          0x0C02,
          little(method, 4) + little(level, 4) + hex("20000000") + little(certificate.count, 4) + noise.bytes(32)
            + certificate)
        + block(0x0C03, hex("eb03") + little(channels, 2) + identifiers)
      let conference =
        hex("0005 0014 7c00 012a 1476 0a01 0100 01c0 00") + Array("McDn".utf8) + perLength(blocks.count) + blocks
      let domain = hex("301a 020122 020103 020100 020101 020100 020101 020300fff8 020102")
      return hex("7f66") + ber(hex("0a0100 020100") + domain + octets(conference))
    }
  }

  public static var erectDomain: Message { data(hex("0401000100")) }
  public static var attachUser: Message { data(hex("28")) }
  public static var attachUserConfirm: Message { data(hex("2e0000") + big(user, 2)) }
  public static func channelJoin(_ channel: Int) -> Message { data(hex("38") + big(user, 2) + big(channel, 2)) }
  public static func channelJoinConfirm(_ channel: Int) -> Message {
    data(hex("3e00") + big(user, 2) + big(channel, 2) + big(channel, 2))
  }

  /// The client random, encrypted with the server's RSA key (2.2.1.10).
  public static var securityExchange: Message {
    data { noise in send(0x64, hex("0100 0000 48000000") + noise.bytes(64) + wide("", 8)) }
  }

  /// "You need no licence": error alert STATUS_VALID_CLIENT (2.2.1.12), in clear.
  public static var validClientLicense: Message {
    data(send(0x68, hex("8000 0000 ff03 1000 07000000 02000000 0400 0000")))
  }

  /// An error of licensing, in clear; transition 1 is a total abort (2.2.1.12.1.3).
  public static func licenseError(_ code: Int, transition: Int = 1) -> Message {
    data(send(0x68, hex("8000 0000 ff03 1000") + little(code, 4) + little(transition, 4) + hex("0400 0000")))
  }

  /// The server's test of a client that asks for a licence, in clear (MS-RDPELE 2.2.2.4).
  public static var platformChallenge: Message {
    data { noise in
      send(0x68, hex("8000 0000 0203 2600 ff010000 0900 0a00") + noise.bytes(10) + noise.bytes(16))
    }
  }

  /// Deactivate All (2.2.3.1), as it comes where nothing is encrypted but by TLS.
  /// Client Info of alice with an auto-reconnect cookie of noise (2.2.1.11.1.1.1), as it comes where nothing is encrypted but by TLS.
  public static func clientInfo(cookie count: Int) -> Message {
    data { noise in
      let texts = wide("", 2) + wide("alice", 12) + wide("", 2) + wide("", 2) + wide("", 2)
      let place = hex("0200 1800") + wide("192.0.2.10", 24) + hex("0400") + wide("C", 4)
      let zone = hex("c4ffffff") + wide("W", 64) + hex("00000000 00000000 00000000 00000000 00000000")
      let summer = wide("S", 64) + hex("00000000 00000000 00000000 00000000 c4ffffff")
      let extended = place + zone + summer + hex("00000000 07000000") + little(count, 2) + noise.bytes(count)
      return send(
        0x64, hex("40000000 09040000 33470100 0000 0a00 0000 0000 0000") + texts + extended)
    }
  }

  public static var deactivateAll: Message {
    data(send(0x68, hex("1000 1600 ea03 ea030100 0400 00000000")))
  }

  /// Enhanced Security Server Redirection to an address (2.2.13.3.1), as it comes where nothing is encrypted but by TLS.
  public static func redirection(to target: String) -> Message {
    let text = wide(target, 2 * target.utf8.count + 2)
    let packet = hex("0004") + little(16 + text.count, 2) + hex("00000000 01000000") + little(text.count, 4) + text
    return data(send(0x68, little(8 + packet.count, 2) + hex("1a00 ea03 0000") + packet))
  }

  /// Set Error Info as it comes where nothing is encrypted but by TLS (2.2.5.1.1).
  public static func errorInfo(_ code: Int) -> Message {
    data(send(0x68, hex("1600 1700 ea03 ea030100 00 01 0800 2f 00 0000") + little(code, 4)))
  }

  /// A refusal to let the client into a channel, or the channel it got instead.
  public static func channelRefused(_ channel: Int, result: Int = 14, into other: Int? = nil) -> Message {
    let first: [UInt8] = [UInt8(other == nil ? 0x3C : 0x3E) | UInt8(result >> 3), UInt8(result & 7) << 5]
    return data(first + big(user, 2) + big(channel, 2) + (other.map { big($0, 2) } ?? []))
  }

  /// An encrypted PDU of `count` bytes from the client on the I/O channel; Client Info has the further flag 0x40.
  public static func encryptedRequest(_ count: Int, flags: UInt8 = 0) -> Message {
    data { noise in send(0x64, [8 | flags, 0, 0, 0] + noise.bytes(8 + count)) }
  }

  /// An encrypted PDU of `count` bytes from the server on the I/O channel.
  public static func encryptedIndication(_ count: Int) -> Message {
    data { noise in send(0x68, [8, 0, 0, 0] + noise.bytes(8 + count)) }
  }

  /// An encrypted fast-path PDU: one input event (2.2.8.1.2), or an update (2.2.9.1.2).
  public static func fastPath(_ count: Int, events: UInt8 = 0) -> Message {
    Message(push | acknowledge) { noise in
      [0xC0 | events << 2] + big(0x8000 | (11 + count), 2) + noise.bytes(8 + count)
    }
  }

  /// MCS Disconnect Provider Ultimatum; reason 3 is user requested, 1 provider initiated (T.125).
  public static func ultimatum(reason: Int) -> Message { data(big(0x2000 | reason << 7, 2)) }

  public static let defaultChannels = ["rdpdr", "rdpsnd", "cliprdr", "drdynvc"]
}

// MARK: - Encodings

extension Message {
  /// The user channel 1007 as PER writes it: less 1001.
  private static var user: Int { 6 }

  private static func data(_ body: [UInt8]) -> Message { bytes(tpkt(hex("02f080") + body)) }

  private static func data(_ body: @escaping (inout Noise) -> [UInt8]) -> Message {
    Message(push | acknowledge) { noise in tpkt(hex("02f080") + body(&noise)) }
  }

  private static func send(_ choice: UInt8, _ body: [UInt8]) -> [UInt8] {
    [choice] + big(user, 2) + hex("03eb 70") + perLength(body.count) + body
  }

  private static func perLength(_ count: Int) -> [UInt8] { big(0x8000 | count, 2) }
  private static func ber(_ body: [UInt8]) -> [UInt8] { [0x82] + vector(2, body) }
  private static func octets(_ body: [UInt8]) -> [UInt8] { [0x04] + ber(body) }
  private static func block(_ type: Int, _ body: [UInt8]) -> [UInt8] {
    little(type, 2) + little(4 + body.count, 2) + body
  }

  private static func domain(_ sizes: String, maximum: String = "ffff") -> [UInt8] {
    hex("3019") + hex(sizes).flatMap { [2, 1, $0] } + domainTail(maximum)
  }

  private static func domainTail(_ maximum: String) -> [UInt8] {
    hex("020101 020100 020101 0202") + hex(maximum) + hex("020102")
  }
}
