/// The link header before the IP packet, and its LINKTYPE number.
public enum LinkLayer: Sendable {
  case ethernet
  /// Ethernet with one IEEE 802.1Q tag.
  case vlan(Int)
  /// Linux cooked mode version 2, as "tcpdump -i any" writes it.
  case cooked2
  /// The packet begins with its IP header.
  case raw

  var number: Int {
    switch self {
    case .ethernet, .vlan: 1
    case .cooked2: 276
    case .raw: 101
    }
  }

  /// The bytes on the wire: header, packet and what fills it up.
  func frame(_ frame: Frame) -> [UInt8] {
    let bytes = header(of: frame) + frame.packet
    guard frame.arrives, number == 1 else { return bytes }
    return bytes + [UInt8](repeating: 0, count: max(0, 60 - bytes.count))
  }

  private func header(of frame: Frame) -> [UInt8] {
    let type = hex(frame.packet.first.map { $0 >> 4 } == 6 ? "86dd" : "0800")
    let machines = [hex("0200 0000 0a01"), hex("0200 0000 1401")]
    let (source, destination) = (machines[frame.from.rawValue], machines[frame.from.other.rawValue])
    return switch self {
    case .ethernet: destination + source + type
    case .vlan(let id): destination + source + hex("8100") + big(id, 2) + type
    case .cooked2: type + hex("0000 00000002 0001") + [frame.from == .client ? 4 : 0, 6] + source + [0, 0]
    case .raw: []
    }
  }
}

extension Recording {
  /// The capture as a pcapng file with nanosecond timestamps; `snapLength` cuts every packet.
  public func pcapng(_ link: LinkLayer = .ethernet, snapLength: Int = 262_144) -> [UInt8] {
    var file = block(0x0A0D_0D0A, hex("4d3c2b1a 0100 0000 ffffffffffffffff"))
    file += block(1, little(link.number, 2) + [0, 0] + little(snapLength, 4) + hex("0900 0100 09000000 0000 0000"))
    for frame in frames {
      let bytes = link.frame(frame)
      let time = little(Int(frame.time >> 32), 4) + little(Int(frame.time), 4)
      let kept = bytes.prefix(snapLength)
      file += block(6, [0, 0, 0, 0] + time + little(kept.count, 4) + little(bytes.count, 4) + kept)
    }
    return file
  }

  /// The capture as a classic pcap file with nanosecond timestamps.
  public func pcap(_ link: LinkLayer = .ethernet, snapLength: Int = 262_144) -> [UInt8] {
    var file = hex("4d3cb2a1 0200 0400 00000000 00000000") + little(snapLength, 4) + little(link.number, 4)
    for frame in frames {
      let bytes = link.frame(frame)
      let (seconds, nanoseconds) = frame.time.quotientAndRemainder(dividingBy: 1_000_000_000)
      let kept = bytes.prefix(snapLength)
      file +=
        little(Int(seconds), 4) + little(Int(nanoseconds), 4) + little(kept.count, 4) + little(bytes.count, 4) + kept
    }
    return file
  }

  private func block(_ type: Int, _ body: [UInt8]) -> [UInt8] {
    let padded = body + [UInt8](repeating: 0, count: -body.count & 3)
    let length = little(12 + padded.count, 4)
    return little(type, 4) + length + padded + length
  }
}
