import Bytes
import Capture
import Dissectors

/// The latest SYNs and SYN-ACKs of conversations that are no candidates yet.
///
/// A connection on an odd port shows that it is RDP only with its first payload; then its handshake is fetched from here, and only then
/// read. The table has a fixed size: a newer conversation overwrites an older one that shares its slot.
struct RecentSYNs: Sendable {
  /// One segment of a TCP handshake.
  struct Opening: Sendable {
    let packet: Packet
    let headers: FrameHeaders
    let options: TCPOptions
  }

  private struct Slot: Sendable {
    /// A hash of the endpoints, to tell most conversations that share a slot apart.
    let hash: UInt64
    let syn: HeaderCopy
    var answer: HeaderCopy?
  }

  /// Empty until there is something to remember.
  private var slots: [Slot?] = []

  mutating func remember(_ packet: Packet, _ headers: FrameHeaders, frame: RawSpan) {
    if slots.isEmpty { slots = Array(repeating: nil, count: Limits.recentSYNs) }
    let hash = Self.hash(headers)
    let index = Self.index(hash)
    if !headers.flags.contains(.ack) {
      slots[index] = Slot(hash: hash, syn: HeaderCopy(packet, headers, frame))
    } else if slots[index]?.hash == hash {
      slots[index]?.answer = HeaderCopy(packet, headers, frame)
    }
  }

  /// The handshake that opened the conversation `headers` belong to, oldest first; it is forgotten here.
  mutating func take(_ headers: FrameHeaders) -> [Opening] {
    let index = Self.index(Self.hash(headers))
    guard index < slots.count, let slot = slots[index] else { return [] }
    let key = FlowKey(headers.sender, headers.receiver)
    func belongs(_ opening: Opening) -> Bool { FlowKey(opening.headers.sender, opening.headers.receiver) == key }
    guard let syn = slot.syn.opening, belongs(syn) else { return [] }
    slots[index] = nil
    return [syn] + [slot.answer?.opening].compactMap { $0 }.filter(belongs)
  }

  /// The same for both directions.
  private static func hash(_ headers: FrameHeaders) -> UInt64 {
    let ports = UInt64(headers.sourcePort) &+ UInt64(headers.destinationPort)
    return (headers.source.low &+ headers.destination.low &+ ports) &* 0x9e37_79b9_7f4a_7c15
  }

  private static func index(_ hash: UInt64) -> Int { Int(hash &>> 40) % Limits.recentSYNs }
}

/// The IP and TCP headers of a segment as they were captured: copying them costs less than reading what almost nobody asks for.
private struct HeaderCopy: Sendable {
  /// An IPv6 header and the longest TCP header, or those of IPv4 with options of either.
  private typealias Words = InlineArray<13, UInt64>

  private let packet: Packet
  private let words: Words
  private let count: Int

  init(_ packet: Packet, _ headers: FrameHeaders, _ frame: RawSpan) {
    var reader = ByteReader(frame)
    reader.limit(to: headers.payload.lowerBound)
    reader.skipUpTo(headers.outline.network)
    self.packet = packet
    count = min(reader.remaining, Words.count * 8)
    words = Words { index in reader.word(at: index &* 8) }
  }

  /// What the headers say; nil where they were too long to be kept.
  var opening: RecentSYNs.Opening? {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64($0 % 8 * 8)) }
    return bytes.withReader { reader in
      guard let headers = FrameHeaders(reader.remainingBytes, linkType: .raw) else { return nil }
      let options = TCPOptions(reader.remainingBytes, headers)
      return RecentSYNs.Opening(packet: packet, headers: headers, options: options)
    }
  }
}

extension ByteReader {
  /// The eight bytes `offset` bytes ahead, least significant first; those past the end are 0.
  fileprivate func word(at offset: Int) -> UInt64 {
    if let whole = peekUInt64LE(at: offset) { return whole }
    return (0..<8).reduce(0) { $0 | UInt64(peekUInt8(at: offset + $1) ?? 0) << UInt64($1 * 8) }
  }
}

extension FrameHeaders {
  var sender: Endpoint { Endpoint(address: source, port: sourcePort) }
  var receiver: Endpoint { Endpoint(address: destination, port: destinationPort) }
}
