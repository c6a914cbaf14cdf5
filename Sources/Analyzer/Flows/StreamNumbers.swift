import Bytes
import Dissectors

/// Numbers TCP conversations as Wireshark does: in order of appearance, a reused pair of endpoints anew.
///
/// It is an open-addressed table of tags, one for each pair of endpoints, and what is known of each conversation
/// beside it. A tag is a hash of the endpoints under a key of this run, so no capture can be made to collide; with a
/// million conversations two of them share a tag, and then a number, once in ten million runs.
///
/// A tag's lowest bit says that the conversation is settled: no more packets of it can change its number, its first bytes
/// were seen, and nobody follows it. Of such a conversation a packet costs one probe. Other threads may look at the tags meanwhile, so a copy
/// would not be independent.
@usableFromInline
struct StreamNumbers: ~Copyable, Sendable {
  /// A conversation's place in the table, until the next conversation comes.
  struct Place {
    fileprivate let slot: Int
    let number: Int
    let isFollowed: Bool
    /// Whether it was not settled before: what it carries first shows what it is.
    let isFresh: Bool
    /// Whether it is followed, and nothing but a SYN can change what is known of it.
    let isKnown: Bool
  }

  /// The ends of a segment, and the tag of the conversation between them.
  struct Ends {
    fileprivate let pair: EndpointPair
    let tag: UInt64
  }

  /// Twelve bytes, since there may be millions.
  fileprivate struct Entry: Sendable {
    /// What counts as the first sequence number of the lower endpoint, and of the higher one.
    var bases: (UInt32, UInt32) = (0, 0)
    /// The conversation's number, and whether both bases are known and the conversation is followed: bits 31, 30 and
    /// 29.
    var number: UInt32
  }

  /// The packets that need no look now. It learns of conversations as they are settled, until the table grows.
  @usableFromInline private(set) var ordinary: OrdinaryPackets
  private var entries: [Entry]
  private var used = 0
  private var next: UInt32 = 0
  /// Segments of conversations past the bound.
  private(set) var unnumbered = 0
  /// How many conversations that were settled no longer are.
  private(set) var revision = 0

  init(key: EndpointKey = EndpointKey()) {
    ordinary = OrdinaryPackets(tags: WordTable(count: 1 << 12), key: key)
    entries = Array(repeating: Entry(number: 0), count: 1 << 12)
  }

  @inlinable
  @inline(__always)
  static func home(_ tag: UInt64) -> Int { Int(truncatingIfNeeded: tag &>> 2) }
}

extension StreamNumbers {
  private var tags: WordTable { ordinary.tags }
  private var key: EndpointKey { ordinary.key }

  @inline(__always)
  func ends(of headers: FrameHeaders) -> Ends {
    let pair = EndpointPair(headers, key)
    return Ends(pair: pair, tag: pair.tag(key))
  }

  /// The conversation the segment belongs to; nil for one past the bound. One that begins here is followed if
  /// `isCandidate`.
  mutating func place(_ headers: FrameHeaders, _ ends: Ends, isCandidate: Bool) -> Place? {
    let (pair, tag) = (ends.pair, ends.tag)
    var slot = find(tag)
    if tags[slot] == 0 {
      guard used < Limits.numberedStreams else {
        unnumbered += 1
        return nil
      }
      used += 1
      if isCrowded {
        grow()
        slot = find(tag)
      }
      begin(slot, tag, isCandidate)
    } else if isReuse(entries[slot], headers, pair.isFromLower) {
      begin(slot, tag, isCandidate)
    }
    entries[slot].learn(headers, isFromLower: pair.isFromLower)
    let isFresh = tags[slot] & 1 == 0
    // What is said to a KDC is read segment by segment, so that such a conversation is never settled.
    if entries[slot].isSettled, entries[slot].shows(headers, isFromLower: pair.isFromLower),
      !KerberosTraffic.concerns(headers)
    {
      tags[slot] |= 1
    }
    return Place(
      slot: slot, number: entries[slot].streamNumber, isFollowed: entries[slot].isFollowed, isFresh: isFresh,
      isKnown: entries[slot].isKnown)
  }

  /// The tag of the conversation between two endpoints, whether or not it has a number.
  func tag(_ one: Endpoint, _ other: Endpoint) -> UInt64 { EndpointPair(one, other, key).tag(key) }

  /// Has every further segment of the conversation come by.
  mutating func follow(_ place: Place) {
    entries[place.slot].isFollowed = true
    setTag(place.slot, tags[place.slot] & ~1)
  }

  private mutating func begin(_ slot: Int, _ tag: UInt64, _ isFollowed: Bool) {
    setTag(slot, tag)
    entries[slot] = Entry(number: next)
    entries[slot].isFollowed = isFollowed
    next = (next &+ 1) & Entry.numberMask
  }

  private mutating func setTag(_ slot: Int, _ tag: UInt64) {
    if tags[slot] & 1 != 0 { revision &+= 1 }
    tags[slot] = tag
  }

  /// Whether a SYN opens a new conversation over endpoints that had one: when its number is not the one its side
  /// began with.
  private func isReuse(_ entry: Entry, _ headers: FrameHeaders, _ isFromLower: Bool) -> Bool {
    guard headers.flags.contains(.syn), !headers.flags.contains(.ack) else { return false }
    return isFromLower
      ? entry.isLowerKnown && entry.bases.0 != headers.sequence
      : entry.isHigherKnown && entry.bases.1 != headers.sequence
  }

  private func find(_ tag: UInt64) -> Int {
    let mask = tags.count &- 1
    var slot = Self.home(tag) & mask
    while tags[slot] != 0 && tags[slot] & ~1 != tag { slot = (slot &+ 1) & mask }
    return slot
  }

  /// In a sparse table fewer packets meet another conversation's tag; one for millions must not be twice as large for that.
  private var isCrowded: Bool { used * (tags.count < 1 << 17 ? 4 : 2) > tags.count }

  private mutating func grow() {
    let (oldTags, oldEntries) = (tags, entries)
    ordinary = OrdinaryPackets(tags: WordTable(count: oldTags.count * 2), key: key)
    entries = Array(repeating: Entry(number: 0), count: tags.count)
    for index in 0..<oldTags.count where oldTags[index] != 0 {
      let slot = find(oldTags[index] & ~1)
      tags[slot] = oldTags[index]
      entries[slot] = oldEntries[index]
    }
  }
}

extension StreamNumbers.Entry {
  fileprivate static let numberMask: UInt32 = 1 << 29 - 1

  fileprivate var streamNumber: Int { Int(number & Self.numberMask) }

  fileprivate var isLowerKnown: Bool { number >> 31 & 1 != 0 }
  fileprivate var isHigherKnown: Bool { number >> 30 & 1 != 0 }

  fileprivate var isFollowed: Bool {
    get { number >> 29 & 1 != 0 }
    set { number = number & ~(1 << 29) | (newValue ? 1 << 29 : 0) }
  }

  fileprivate var isSettled: Bool { number >> 29 == 0b110 }
  fileprivate var isKnown: Bool { number >> 29 == 0b111 }

  /// Learns as Wireshark does where each side's numbers begin: with its SYN, else one before its first segment or
  /// before what the other side acknowledges first. A SYN-ACK with another number corrects the base.
  fileprivate mutating func learn(_ headers: FrameHeaders, isFromLower: Bool) {
    let isSYN = headers.flags.contains(.syn)
    let isAnswer = isSYN && headers.flags.contains(.ack)
    if isAnswer || !isKnown(isFromLower) { begin(isFromLower, at: isSYN ? headers.sequence : headers.sequence &- 1) }
    if headers.flags.contains(.ack), !isKnown(!isFromLower) { begin(!isFromLower, at: headers.acknowledgment &- 1) }
  }

  /// Whether a segment shows that bytes were sent: it holds some, or acknowledges more than a SYN.
  fileprivate func shows(_ headers: FrameHeaders, isFromLower: Bool) -> Bool {
    if headers.payloadLength > 0 { return true }
    let base = isFromLower ? bases.1 : bases.0
    return headers.flags.contains(.ack) && headers.acknowledgment != base &+ 1
  }

  private func isKnown(_ isLower: Bool) -> Bool { isLower ? isLowerKnown : isHigherKnown }

  private mutating func begin(_ isLower: Bool, at sequence: UInt32) {
    if isLower { bases.0 = sequence } else { bases.1 = sequence }
    number |= isLower ? 1 << 31 : 1 << 30
  }
}
