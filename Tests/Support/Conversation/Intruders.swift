/// What machines between and beside the two peers put on the wire.
extension Conversation {
  /// A RST that somebody in the path writes in the name of the other side, with a right sequence number but its own TTL, IP ID and window.
  public mutating func injectReset(
    to victim: Side, ttl: UInt8 = 39, identification: UInt16 = 0, window: UInt16 = 0,
    afterSeconds delay: Double = 0.000_05
  ) {
    wait(seconds: delay)
    let side = victim.other
    var forged = envelope(from: side)
    (forged.ttl, forged.identification) = (ttl, identification)
    let segment = Segment(start: self[side].sent, flags: Message.reset, payload: [], window: window)
    record(tcp(segment, from: side, acknowledging: false, in: forged), from: side)
  }

  /// An ICMP error from `router` about the latest packet of `side`. The second header word `rest` holds the MTU of "too big" messages.
  public mutating func icmp(from router: Address, type: UInt8, code: UInt8, rest: Int = 0, about side: Side = .client) {
    guard let quoted = recording.frames.last(where: { $0.from == side }) else { return }
    pass(turnOf: side.other)
    let envelope = Envelope(
      source: router, destination: self[side].address, ttl: 255, identification: UInt16(clock & 0xFFFF))
    record(envelope.icmp(type: type, code: code, rest: rest, quoting: quoted.packet), from: side.other)
  }

  /// The client asks `resolver` for the addresses of `name` over UDP (RFC 1035 section 4.1); type 1 is A, 28 is AAAA.
  public mutating func dnsQuery(_ name: String, type: Int = 1, to resolver: Address, id: Int) {
    pass(turnOf: .client)
    var envelope = envelope(from: .client)
    envelope.destination = resolver
    record(
      envelope.udp(from: 53_124, to: 53, big(id, 2) + hex("0100 0001 0000 0000 0000") + question(name, type)),
      from: .client)
    self[.client].identification &+= 1
  }

  /// What `resolver` answers: addresses, or a response code (3 is "no such name", 2 server failure, 5 refused).
  public mutating func dnsAnswer(
    _ name: String, _ addresses: [Address] = [], code: Int = 0, type: Int = 1, from resolver: Address, id: Int
  ) {
    pass(turnOf: .server)
    let header = big(id, 2) + big(0x8180 | code, 2) + hex("0001") + big(addresses.count, 2) + hex("0000 0000")
    let answers = addresses.flatMap { hex("c00c") + big(type, 2) + hex("0001 0000003c") + vector(2, $0.bytes) }
    let envelope = Envelope(source: resolver, destination: self[.client].address, ttl: 64, identification: UInt16(id))
    record(envelope.udp(from: 53, to: 53_124, header + question(name, type) + answers), from: .server)
  }

  /// The client offers UDP beside the connection (MS-RDPEUDP 3.1.5.1.1), filled up as it must be.
  public mutating func offerUDP() {
    datagram(from: .client, Self.udpSYN("ffffffff 0040 0001 ee4071dc 04d0 04d0"))
  }

  /// The server takes the offer.
  public mutating func takeUDP() {
    datagram(from: .server, Self.udpSYN("ee4071dc 0040 0005 0547d72b 04d0 04d0"))
  }

  private static func udpSYN(_ header: String) -> [UInt8] {
    let bytes = hex(header)
    return bytes + [UInt8](repeating: 0, count: 1232 - bytes.count)
  }

  /// A UDP datagram beside the connection, to or from the server's port of the same number.
  public mutating func datagram(from side: Side, _ payload: [UInt8]) {
    pass(turnOf: side)
    record(envelope(from: side).udp(from: self[side].port, to: self[side.other].port, payload), from: side)
    self[side].identification &+= 1
  }

  private func question(_ name: String, _ type: Int) -> [UInt8] {
    name.split(separator: ".").flatMap { vector(1, Array($0.utf8)) } + [0] + big(type, 2) + [0, 1]
  }
}
