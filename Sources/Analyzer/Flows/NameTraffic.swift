import Bytes
import Capture
import Dissectors

/// One DNS, mDNS or LLMNR message, as evidence about a name.
public struct NameRecord: Sendable {
  public let frame: Int
  public let time: Timestamp
  public let source: IPAddress
  public let destination: IPAddress
  public let message: DNSMessage
}

/// The latest name look-ups of a capture: a look-up matters to the connection that follows it.
@usableFromInline
struct NameTraffic: Sendable {
  private var ring = MessageRing(messages: Limits.nameMessages, bytes: Limits.nameBytes)
  /// When a client last asked over each family, or was answered.
  private var latestAsker: (ipv4: Timestamp?, ipv6: Timestamp?)

  /// How many messages were forgotten.
  var forgotten: Int { ring.forgotten }
}

extension NameTraffic {
  /// UDP ports of DNS (RFC 1035), mDNS (RFC 6762) and LLMNR (RFC 4795).
  static func concerns(_ headers: FrameHeaders) -> Bool {
    isNamePort(headers.destinationPort) || isNamePort(headers.sourcePort)
  }

  @inlinable
  @inline(__always)
  static func isNamePort(_ port: UInt16) -> Bool {
    port == 53 || port == 5353 || port == 5355
  }

  mutating func append(_ packet: Packet, _ headers: FrameHeaders, frame: RawSpan, payload: inout ByteReader) {
    // What is shorter than the header of RFC 1035 section 4.1.1 is no message; its third byte begins with the bit for answers.
    guard (12...Limits.nameMessageBytes).contains(payload.remaining), let flags = payload.peekUInt8(at: 2) else {
      return
    }
    let isAnswer = flags & 0x80 != 0
    let hardware = HardwareAddress(
      of: isAnswer ? .receiver : .sender, frame: frame, linkType: LinkType(rawValue: packet.linkType))
    let client = isAnswer ? headers.destination : headers.source
    if client.isIPv4 { latestAsker.ipv4 = packet.timestamp } else { latestAsker.ipv6 = packet.timestamp }
    ring.append(MessageRing.Entry(packet, headers, client: client, at: hardware, bytes: payload.readRest()))
  }

  /// The last answer to `client` until `time` that holds `address`.
  ///
  /// Only a message in which the bytes of the address occur is read: a client may look up a lot and connect often.
  func answer(to client: IPAddress, holding address: IPAddress, until time: Timestamp) -> NameRecord? {
    let pattern = UInt32(truncatingIfNeeded: address.low)
    return latest(of: client).lazy.filter { $0.time <= time && $0.bytes.hold(pattern) }.compactMap(\.nameRecord)
      .first { $0.message.flags.isResponse && $0.message.addresses.contains(address) }
  }

  /// The last answer until `time` that holds `address` and went to the only host which can be `client`, known by an address of the other family.
  ///
  /// It came shortly before, to one host alone, and that is not known to be at another place of the local network than `client`. The place only
  /// ever speaks against: behind a router all hosts have the same.
  func answerToOtherFamily(
    of client: IPAddress, at hardware: HardwareAddress?, holding address: IPAddress, until time: Timestamp
  ) -> NameRecord? {
    guard let latest = client.isIPv4 ? latestAsker.ipv6 : latestAsker.ipv4, time - latest <= FamilyTies.window else {
      return nil
    }
    let pattern = UInt32(truncatingIfNeeded: address.low)
    var candidates: [MessageRing.Entry] = []
    for entry in ring.newestFirst.prefix(Limits.lookupsOfOthers) {
      guard time - entry.time <= FamilyTies.window else { break }
      guard entry.client.isIPv4 != client.isIPv4, entry.time <= time, entry.isOf(hardware), entry.bytes.hold(pattern)
      else { continue }
      guard candidates.first.map({ $0.client == entry.client }) ?? true else { return nil }
      candidates.append(entry)
    }
    return candidates.lazy.compactMap(\.nameRecord)
      .first { $0.message.flags.isResponse && $0.message.addresses.contains(address) }
  }

  /// What `client` asked and was answered until now, in order; the latest if it is much.
  func records(of client: IPAddress) -> [NameRecord] { latest(of: client).compactMap(\.nameRecord).reversed() }

  /// What anybody asked and was answered, in order.
  var records: [NameRecord] { ring.entries.compactMap(\.nameRecord) }

  /// How many messages there have been; where it is the same, so is what they say.
  var count: Int { ring.count }

  private func latest(of client: IPAddress) -> some Sequence<MessageRing.Entry> {
    ring.newestFirst(of: client).prefix(Limits.namesPerLookup)
  }
}

extension MessageRing.Entry {
  /// Whether whoever asked may be at that place of the local network.
  fileprivate func isOf(_ hardware: HardwareAddress?) -> Bool {
    guard let hardware, let own = self.hardware else { return true }
    return own == hardware
  }

  /// Nil where the bytes are no message.
  fileprivate var nameRecord: NameRecord? {
    guard let message = bytes.withReader({ reader in try? DNSMessage(parsing: &reader) }) else { return nil }
    return NameRecord(frame: frame, time: time, source: source, destination: destination, message: message)
  }
}

extension [UInt8] {
  /// Whether these four bytes, the first in the highest bits, stand anywhere in a row.
  fileprivate func hold(_ pattern: UInt32) -> Bool {
    var row: UInt32 = 0
    var seen = 0
    for byte in self {
      row = row << 8 | UInt32(byte)
      seen += 1
      if row == pattern, seen >= 4 { return true }
    }
    return false
  }
}
