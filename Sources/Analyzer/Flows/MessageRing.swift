import Capture
import Dissectors

/// The latest messages of one kind between clients and servers, kept as they came.
///
/// They are read when somebody asks: most have nothing to do with the connections in question. The oldest are forgotten where a bound is
/// reached.
struct MessageRing: Sendable {
  struct Entry: Sendable {
    let frame: Int
    let time: Timestamp
    let source: IPAddress
    let destination: IPAddress
    /// Whoever asked.
    let client: IPAddress
    /// Where in the local network that is; nil where it is not looked at, or does not show.
    let hardware: HardwareAddress?
    /// Control bits, if it came over TCP; empty if not.
    let flags: TCPFlags
    fileprivate(set) var bytes: [UInt8]
    /// Ordinal of the client's message before this one; -1 if it has none.
    fileprivate var previous = -1

    init(
      _ packet: Packet, _ headers: FrameHeaders, client: IPAddress, at hardware: HardwareAddress? = nil, bytes: [UInt8]
    ) {
      self.hardware = hardware
      frame = packet.number
      time = packet.timestamp
      source = headers.source
      destination = headers.destination
      self.client = client
      flags = headers.transport == .tcp ? headers.flags : []
      self.bytes = bytes
    }
  }

  /// A ring, once it is full: the entry of ordinal n is at n modulo the bound.
  private var kept: [Entry] = []
  /// How many there have been.
  private(set) var count = 0
  private var oldest = 0
  private var byteCount = 0
  private var latestByClient: [IPAddress: Int] = [:]
  private let maximum: Int
  private let maximumBytes: Int

  init(messages: Int, bytes: Int) {
    maximum = messages
    maximumBytes = bytes
  }

  /// How many messages were forgotten.
  var forgotten: Int { oldest }
}

extension MessageRing {
  mutating func append(_ entry: Entry) {
    byteCount += entry.bytes.count
    while count - oldest == maximum || byteCount > maximumBytes, oldest < count { forgetOldest() }
    var entry = entry
    entry.previous = latestByClient.updateValue(count, forKey: entry.client) ?? -1
    if kept.count < maximum { kept.append(entry) } else { kept[slot(of: count)] = entry }
    count += 1
  }

  /// The messages of `client` until now, the latest first.
  func newestFirst(of client: IPAddress) -> some Sequence<Entry> {
    sequence(state: latestByClient[client] ?? -1) { ordinal in
      guard ordinal >= oldest else { return nil }
      let entry = kept[slot(of: ordinal)]
      ordinal = entry.previous
      return entry
    }
  }

  /// The messages of all, the latest first.
  var newestFirst: some Sequence<Entry> { (oldest..<count).reversed().lazy.map { kept[slot(of: $0)] } }

  /// All messages, in order.
  var entries: [Entry] { (oldest..<count).map { kept[slot(of: $0)] } }

  var isEmpty: Bool { count == 0 }

  private func slot(of ordinal: Int) -> Int { ordinal % maximum }

  private mutating func forgetOldest() {
    let slot = slot(of: oldest)
    let client = kept[slot].client
    if latestByClient[client] == oldest { latestByClient[client] = nil }
    byteCount -= kept[slot].bytes.count
    kept[slot].bytes = []
    oldest += 1
  }
}
