import Dissectors

@testable import Conversation

/// The side of a generated conversation, under a name that the analyzer does not use.
typealias Speaker = Side

/// One TCP segment with whatever its header says, for what no honest system would send.
///
/// Sequence numbers are those on the wire. The packet has no checksums.
struct RawSegment {
  var from = Speaker.client
  var flags: TCPFlags = .ack
  var sequence: UInt32 = 0
  var acknowledgment: UInt32 = 0
  var payload: [UInt8] = []
  var window: UInt16 = 1_000
  /// IPv4 identification; nil for IPv6, which has none.
  var identification: UInt16? = 0
  var clientPort: UInt16 = 49_206
  var serverPort: UInt16 = 3389
  /// Microseconds after the start.
  var time = 0
}

extension RawSegment {
  var frame: Frame {
    Frame(time: Conversation.start + Int64(time) * 1_000, from: from, packet: packet, arrives: true)
  }

  private var packet: [UInt8] {
    identification.map { ipv4($0) } ?? ipv6
  }

  private func ipv4(_ identification: UInt16) -> [UInt8] {
    [0x45, 0] + big(40 + payload.count, 2) + big(Int(identification), 2) + [0x40, 0, 64, 6, 0, 0]
      + ordered("c0000202", "c6336414")
      + segment
  }

  private var ipv6: [UInt8] {
    hex("6000 0000") + big(20 + payload.count, 2) + [6, 64]
      + ordered("20010db8 00000000 00000000 00000010", "20010db8 00000001 00000000 00000020") + segment
  }

  private func ordered(_ client: String, _ server: String) -> [UInt8] {
    from == .client ? hex(client + server) : hex(server + client)
  }

  private var segment: [UInt8] {
    let ports = from == .client ? [clientPort, serverPort] : [serverPort, clientPort]
    return ports.flatMap { big(Int($0), 2) } + big(Int(sequence), 4) + big(Int(acknowledgment), 4)
      + [0x50, flags.rawValue] + big(Int(window), 2) + [0, 0, 0, 0] + payload
  }
}

extension Recording {
  /// The segments in their order, ten milliseconds apart unless they say when.
  init(_ segments: [RawSegment]) {
    self.init(
      segments.enumerated().map { index, segment in
        var timed = segment
        if timed.time == 0 { timed.time = index * 10_000 }
        return timed.frame
      })
  }
}
