import Capture
import Dissectors

/// The latest SYNs and SYN-ACKs of conversations that are no candidates yet.
///
/// A connection on an odd port shows that it is RDP only with its first payload; then its handshake is fetched from here. The
/// table has a fixed size: a newer conversation overwrites an older one that shares its slot.
struct RecentSYNs: Sendable {
  /// One remembered segment of a TCP handshake.
  struct Opening: Sendable {
    let packet: Packet
    let headers: FrameHeaders
    let options: TCPOptions?
  }

  private struct Slot: Sendable {
    var key: FlowKey
    var syn: Opening
    var answer: Opening?
  }

  private var slots: [Slot?] = Array(repeating: nil, count: Limits.recentSYNs)

  mutating func remember(_ opening: Opening) {
    let key = FlowKey(opening.headers.sender, opening.headers.receiver)
    let index = Self.index(of: opening.headers)
    if !opening.headers.flags.contains(.ack) {
      slots[index] = Slot(key: key, syn: opening)
    } else if slots[index]?.key == key {
      slots[index]?.answer = opening
    }
  }

  /// The handshake that opened the conversation `headers` belong to, oldest first; it is forgotten here.
  mutating func take(_ headers: FrameHeaders) -> [Opening] {
    let index = Self.index(of: headers)
    guard let slot = slots[index], slot.key == FlowKey(headers.sender, headers.receiver) else { return [] }
    slots[index] = nil
    return [slot.syn] + (slot.answer.map { [$0] } ?? [])
  }

  private static func index(of headers: FrameHeaders) -> Int {
    let ports = UInt64(headers.sourcePort) &+ UInt64(headers.destinationPort)
    let mixed = (headers.source.low &+ headers.destination.low &+ ports) &* 0x9e37_79b9_7f4a_7c15
    return Int(mixed &>> 40) % Limits.recentSYNs
  }
}

extension FrameHeaders {
  var sender: Endpoint { Endpoint(address: source, port: sourcePort) }
  var receiver: Endpoint { Endpoint(address: destination, port: destinationPort) }
}
