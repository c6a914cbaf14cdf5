/// How a conversation's segments become TCP packets (RFC 9293 section 3.1).
extension Conversation {
  /// Whether both systems agreed on timestamps (RFC 7323 section 3.2).
  var hasTimestamps: Bool { peers.allSatisfy(\.system.hasTimestamps) }

  func timestamp(of side: Side) -> Int { Int(self[side].initialSequence >> 3) + Int(clock / 1_000_000) }

  func envelope(from side: Side) -> Envelope {
    Envelope(
      source: self[side].address, destination: self[side.other].address,
      ttl: self[side].system.ttl - self[side].hops, identification: self[side].identification)
  }

  func tcp(_ segment: Segment, from side: Side, acknowledging: Bool, in envelope: Envelope? = nil) -> [UInt8] {
    let (sender, receiver) = (self[side], self[side.other])
    let isSyn = segment.flags & Message.synchronize != 0
    let sequence = segment.sequence ?? sender.initialSequence &+ UInt32(truncatingIfNeeded: segment.start)
    let acknowledged = receiver.initialSequence &+ UInt32(truncatingIfNeeded: sender.received)
    let options = options(of: side, on: segment, isSyn: isSyn)
    let window = segment.window ?? (isSyn ? sender.system.synWindow : sender.system.window)
    var header = big(Int(sender.port), 2) + big(Int(receiver.port), 2)
    header += big(Int(sequence), 4) + big(acknowledging ? Int(acknowledged) : 0, 4)
    header += [UInt8(5 + options.count / 4) << 4, segment.flags] + big(Int(window), 2) + [0, 0, 0, 0]
    return (envelope ?? self.envelope(from: side)).packet(6, header + options + segment.payload, checksumAt: 16)
  }

  private func options(of side: Side, on segment: Segment, isSyn: Bool) -> [UInt8] {
    guard segment.flags & Message.reset == 0 else { return [] }
    let isFirst = isSyn && segment.flags & Message.acknowledge == 0
    let stamped = isFirst ? self[side].system.hasTimestamps : hasTimestamps
    let stamp = hex("080a") + big(timestamp(of: side), 4) + big(self[side].echo, 4)
    guard isSyn else { return (stamped ? hex("0101") + stamp : []) + selectiveAcknowledgement(of: side) }
    let size = hex("0204") + big(self[side].mss, 2)
    let scale = hex("01 0303") + [self[side].system.scale]
    return stamped ? size + hex("0402") + stamp + scale : size + scale + hex("0101 0402")
  }

  /// The islands behind a hole, newest first (RFC 2018 section 4).
  private func selectiveAcknowledgement(of side: Side) -> [UInt8] {
    let islands = self[side].islands.suffix(3).reversed()
    guard !islands.isEmpty else { return [] }
    let edges = islands.flatMap { [$0.lowerBound, $0.upperBound] }
    let base = self[side.other].initialSequence
    return hex("0101 05") + [UInt8(2 + 4 * edges.count)]
      + edges.flatMap { big(Int(base &+ UInt32(truncatingIfNeeded: $0)), 4) }
  }
}
