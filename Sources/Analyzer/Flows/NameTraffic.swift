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

/// The latest name look-ups of a capture.
///
/// Messages are kept as they came and read when somebody asks: most are about names that no connection in question used. The oldest are
/// forgotten where a bound is reached, since a look-up matters to the connection that follows it.
@usableFromInline
struct NameTraffic: Sendable {
  fileprivate struct Entry: Sendable {
    let frame: Int
    let time: Timestamp
    let source: IPAddress
    let destination: IPAddress
    /// Whoever asked.
    let client: IPAddress
    var bytes: [UInt8]
    /// Ordinal of the client's message before this one; -1 if it has none.
    let previous: Int
  }

  /// A ring, once it is full: the entry of ordinal n is at n modulo the bound.
  private var entries: [Entry] = []
  private var count = 0
  private var oldest = 0
  private var byteCount = 0
  private var latestByClient: [IPAddress: Int] = [:]

  /// How many messages were forgotten.
  var forgotten: Int { oldest }
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

  mutating func append(_ packet: Packet, _ headers: FrameHeaders, payload: inout ByteReader) {
    // What is shorter than the header of RFC 1035 section 4.1.1 is no message; its third byte begins with the bit for answers.
    guard payload.remaining >= 12, let flags = payload.peekUInt8(at: 2) else { return }
    let bytes = payload.readRest()
    byteCount += bytes.count
    while count - oldest == Limits.nameMessages || byteCount > Limits.nameBytes { forgetOldest() }
    let client = flags & 0x80 != 0 ? headers.destination : headers.source
    let previous = latestByClient.updateValue(count, forKey: client) ?? -1
    let entry = Entry(
      frame: packet.number, time: packet.timestamp, source: headers.source, destination: headers.destination,
      client: client, bytes: bytes, previous: previous)
    if entries.count < Limits.nameMessages { entries.append(entry) } else { entries[slot(of: count)] = entry }
    count += 1
  }

  /// What `client` asked and was answered until now, in order; the latest if it is much.
  func records(of client: IPAddress) -> [NameRecord] {
    var records: [NameRecord] = []
    var ordinal = latestByClient[client] ?? -1
    while ordinal >= oldest, records.count < Limits.namesPerLookup {
      let entry = entries[slot(of: ordinal)]
      if let record = entry.record { records.append(record) }
      ordinal = entry.previous
    }
    return records.reversed()
  }

  /// What anybody asked and was answered, in order.
  var records: [NameRecord] { (oldest..<count).compactMap { entries[slot(of: $0)].record } }

  private func slot(of ordinal: Int) -> Int { ordinal % Limits.nameMessages }

  private mutating func forgetOldest() {
    let slot = slot(of: oldest)
    let client = entries[slot].client
    if latestByClient[client] == oldest { latestByClient[client] = nil }
    byteCount -= entries[slot].bytes.count
    entries[slot].bytes = []
    oldest += 1
  }
}

extension NameTraffic.Entry {
  /// Nil where the bytes are no message.
  fileprivate var record: NameRecord? {
    guard let message = bytes.withReader({ reader in try? DNSMessage(parsing: &reader) }) else { return nil }
    return NameRecord(frame: frame, time: time, source: source, destination: destination, message: message)
  }
}
