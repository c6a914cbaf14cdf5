/// The Internet checksum: the one's complement of the one's complement sum (RFC 1071).
public func internetChecksum(_ bytes: [UInt8]) -> UInt16 {
  var sum = 0
  for index in stride(from: 0, to: bytes.count, by: 2) {
    sum += Int(bytes[index]) << 8 + (index + 1 < bytes.count ? Int(bytes[index + 1]) : 0)
  }
  while sum > 0xFFFF { sum = sum & 0xFFFF + sum >> 16 }
  return ~UInt16(sum)
}

/// What the network layer says about one packet.
struct Envelope {
  var source: Address
  var destination: Address
  var ttl: UInt8
  var identification: UInt16

  /// The IPv4 (RFC 791 section 3.1, Don't Fragment set) or IPv6 (RFC 8200 section 3) packet with `body`, in which the transport
  /// checksum at `checksumAt` is filled in.
  func packet(_ protocolNumber: UInt8, _ body: [UInt8], checksumAt: Int) -> [UInt8] {
    var body = body
    let covered = protocolNumber == 1 ? body : pseudoHeader(protocolNumber, body.count) + body
    let sum = internetChecksum(covered)
    // A UDP checksum of zero would say that there is none (RFC 768).
    body.replaceSubrange(
      checksumAt..<checksumAt + 2, with: big(protocolNumber == 17 && sum == 0 ? 0xFFFF : Int(sum), 2))
    guard !source.isIPv6 else {
      return hex("6000 0000") + big(body.count, 2) + [protocolNumber, ttl] + source.bytes + destination.bytes + body
    }
    var header = [0x45, 0] + big(20 + body.count, 2) + big(Int(identification), 2)
    header += [0x40, 0, ttl, protocolNumber, 0, 0] + source.bytes + destination.bytes
    header.replaceSubrange(10..<12, with: big(Int(internetChecksum(header)), 2))
    return header + body
  }

  private func pseudoHeader(_ protocolNumber: UInt8, _ length: Int) -> [UInt8] {
    source.bytes + destination.bytes + big(length, 4) + [0, 0, 0, protocolNumber]
  }

  /// A UDP datagram (RFC 768).
  func udp(from sourcePort: UInt16, to destinationPort: UInt16, _ payload: [UInt8]) -> [UInt8] {
    let header = big(Int(sourcePort), 2) + big(Int(destinationPort), 2) + big(8 + payload.count, 2) + [0, 0]
    return packet(17, header + payload, checksumAt: 6)
  }

  /// An ICMP (RFC 792) or ICMPv6 (RFC 4443) error that quotes the beginning of `quoted`; `rest` is the second word of its header.
  func icmp(type: UInt8, code: UInt8, rest: Int, quoting quoted: [UInt8]) -> [UInt8] {
    let quote = quoted.prefix(source.isIPv6 ? 1232 : 28)
    return packet(source.isIPv6 ? 58 : 1, [type, code, 0, 0] + big(rest, 4) + quote, checksumAt: 2)
  }
}
