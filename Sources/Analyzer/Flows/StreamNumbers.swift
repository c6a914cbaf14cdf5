import Dissectors

/// Numbers TCP conversations as Wireshark does: in order of appearance, a reused pair of endpoints anew.
///
/// Every TCP packet of a capture passes here, so it is one probe of an open-addressed table of 64-bit tags and no allocation.
/// Two conversations that share a tag would share a number; with 64 bits and a million conversations that is one chance in thirty million.
struct StreamNumbers: Sendable {
  fileprivate struct Entry: Sendable {
    var number: UInt32 = 0
    /// The sequence numbers before the first bytes of the lower and of the higher endpoint, where bit 0 and bit 1 of `known` are set.
    var lower: UInt32 = 0
    var higher: UInt32 = 0
    var known: UInt8 = 0
  }

  private var tags: [UInt64]
  private var entries: [Entry]
  private var used = 0
  private var next: UInt32 = 0

  init() {
    tags = Array(repeating: 0, count: 1 << 12)
    entries = Array(repeating: Entry(), count: 1 << 12)
  }

  /// Number of the conversation the packet belongs to; nil for a conversation past the bound.
  mutating func number(_ headers: FrameHeaders) -> Int? {
    let tag = Self.tag(headers)
    let slot = find(tag)
    let isFromLower = Self.isFromLower(headers)
    if tags[slot] == 0 {
      guard used < Limits.numberedStreams else { return nil }
      tags[slot] = tag
      used += 1
      begin(slot)
    } else if headers.flags.contains(.syn), !headers.flags.contains(.ack),
      entries[slot].isReopened(by: headers, isFromLower)
    {
      begin(slot)
    }
    if entries[slot].known != 3 || headers.flags.contains(.syn) { entries[slot].note(headers, isFromLower) }
    let number = Int(entries[slot].number)
    if used * 2 > tags.count { grow() }
    return number
  }
}

extension StreamNumbers {
  private mutating func begin(_ slot: Int) {
    entries[slot] = Entry(number: next)
    next &+= 1
  }

  private func find(_ tag: UInt64) -> Int {
    let mask = tags.count &- 1
    var slot = Int(truncatingIfNeeded: tag) & mask
    while tags[slot] != 0 && tags[slot] != tag { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldTags, oldEntries) = (tags, entries)
    tags = Array(repeating: 0, count: oldTags.count * 2)
    entries = Array(repeating: Entry(), count: oldTags.count * 2)
    for index in oldTags.indices where oldTags[index] != 0 {
      let slot = find(oldTags[index])
      tags[slot] = oldTags[index]
      entries[slot] = oldEntries[index]
    }
  }

  private static func isFromLower(_ headers: FrameHeaders) -> Bool {
    (headers.source.high, headers.source.low, headers.sourcePort)
      < (headers.destination.high, headers.destination.low, headers.destinationPort)
  }

  /// A tag that is the same for both directions and never 0.
  private static func tag(_ headers: FrameHeaders) -> UInt64 {
    let one = mix(headers.source, headers.sourcePort)
    let other = mix(headers.destination, headers.destinationPort)
    return scramble((one &+ other) ^ scramble(one ^ other)) | 1
  }

  private static func mix(_ address: IPAddress, _ port: UInt16) -> UInt64 {
    scramble(address.low ^ (address.high &* 0x9e37_79b9_7f4a_7c15)) &+ UInt64(port) &* 0xd6e8_feb8_6659_fd93
  }

  private static func scramble(_ value: UInt64) -> UInt64 {
    let product = value &* 0xbf58_476d_1ce4_e5b9
    return product ^ (product &>> 31)
  }
}

extension StreamNumbers.Entry {
  /// Whether a SYN opens a new conversation over endpoints that had one: its sender began with another number, as far as is known.
  fileprivate func isReopened(by syn: FrameHeaders, _ isFromLower: Bool) -> Bool {
    known & (isFromLower ? 1 : 2) != 0 && (isFromLower ? lower : higher) != syn.sequence
  }

  /// Learns where both directions began: from the first packet of each, from an acknowledgment of the other, and from every SYN-ACK.
  fileprivate mutating func note(_ headers: FrameHeaders, _ isFromLower: Bool) {
    let (opens, acknowledges) = (headers.flags.contains(.syn), headers.flags.contains(.ack))
    let (own, other): (UInt8, UInt8) = isFromLower ? (1, 2) : (2, 1)
    if known & own == 0 || (opens && acknowledges) {
      begin(isFromLower, at: opens ? headers.sequence : headers.sequence &- 1)
    }
    if known & other == 0, acknowledges { begin(!isFromLower, at: headers.acknowledgment &- 1) }
  }

  private mutating func begin(_ isLower: Bool, at sequence: UInt32) {
    if isLower { lower = sequence } else { higher = sequence }
    known |= isLower ? 1 : 2
  }
}
