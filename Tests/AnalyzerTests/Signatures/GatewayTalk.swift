import Conversation

/// Words of clients and gateways, as those of the lab say them behind a machine that has taken TLS off.
extension Conversation {
  /// A client that opens a channel to a gateway and proves who its user is.
  static func toGateway(
    _ method: String, from port: UInt16 = 49_206, at clock: Int64 = Conversation.start, id: String = "{1}"
  ) -> Conversation {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20", port: 80, from: port, at: clock)
    talk.handshake()
    for kind in ["B", "D"] {
      talk.client(.gatewayRequest(method, "Authorization: NTLM TlRMTVNTUAA\(kind)AAAA", "RDG-Connection-Id: \(id)"))
      if kind == "B" { talk.server(.status(401, "WWW-Authenticate: NTLM TlRMTVNTUAACAAAA", "Content-Length: 0")) }
    }
    return talk
  }
}

extension Message {
  static func gatewayRequest(_ method: String, _ fields: String...) -> Message {
    let target = method.hasPrefix("RPC") ? "/rpc/rpcproxy.dll?localhost:3388" : "/remoteDesktopGateway/"
    return .text((["\(method) \(target) HTTP/1.1", "Host: gateway"] + fields + ["", ""]).joined(separator: "\r\n"))
  }

  static func status(_ status: Int, _ fields: String...) -> Message {
    .text((["HTTP/1.1 \(status) Said"] + fields + ["", ""]).joined(separator: "\r\n"))
  }

  /// A packet of a gateway: MS-TSGU 2.2.10.
  static func packet(_ type: UInt8, _ body: [UInt8]) -> Message { .bytes(packetBytes(type, body)) }

  static func packetBytes(_ type: UInt8, _ body: [UInt8]) -> [UInt8] {
    [type, 0, 0, 0, UInt8(8 + body.count), 0, 0, 0] + body
  }

  /// The gateway's four answers, as far as they go: the last with the status.
  static func answers(_ count: Int, status: UInt32, before: [UInt8] = []) -> [Message] {
    (0..<count).map { index in
      let code = index == count - 1 ? status : 0
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: code >> (8 * UInt32($0))) }
      let bodies: [[UInt8]] = [
        bytes + [1, 0, 0, 0, 0, 0], [1, 0] + bytes + [0, 0, 0, 0], bytes + [0, 0, 0, 0], bytes + [0, 0, 0, 0],
      ]
      return .bytes((index == 0 ? before : []) + packetBytes([2, 5, 7, 9][index], bodies[index]))
    }
  }
}
