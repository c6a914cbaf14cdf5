import Bytes

/// What an IPv4 or IPv6 header says about what follows it: where it is, how long it is, and whether it is whole.
///
/// RFC 791 section 3.1, RFC 8200 sections 3 and 4.
@frozen
@usableFromInline
struct InternetLayer {
  @usableFromInline let isIPv4: Bool
  /// The protocol number of what follows.
  @usableFromInline let next: UInt8
  /// Offset of what follows.
  @usableFromInline let payload: Int
  /// Offset just after the packet by its own length, which may lie past the captured bytes.
  @usableFromInline let end: Int
  /// Where this piece of the packet belongs, in bytes; anything but 0 has no transport header.
  @usableFromInline let fragmentOffset: Int
  @usableFromInline let moreFragments: Bool

  /// Reads the header at `offset`, or gives nil when there is none, it is cut, or its lengths contradict each other.
  @inlinable
  @inline(__always)
  init?(_ bytes: RawSpan, at offset: Int) {
    guard let header = ByteReader(bytes).peekSlice(20, at: offset), let head = header.peekUInt64BE(),
      let next = header.peekUInt8(at: 9)
    else { return nil }
    switch head &>> 60 {
    case 4: self.init(ipv4: head, next: next, bytes, at: offset)
    case 6: self.init(ipv6: head, bytes, at: offset)
    default: return nil
    }
  }

  /// `head` holds the first eight bytes: version, header length, total length, identification, flags and fragment
  /// offset.
  @inlinable
  @inline(__always)
  init?(ipv4 head: UInt64, next: UInt8, _ bytes: RawSpan, at offset: Int) {
    let headerLength = Int(truncatingIfNeeded: head &>> 56 & 0xf) &* 4
    let totalLength = Int(truncatingIfNeeded: head &>> 32 & 0xffff)
    isIPv4 = true
    self.next = next
    payload = offset &+ headerLength
    // A sender that leaves segmentation to its network card is captured before the card has filled in the length.
    end = totalLength == 0 ? bytes.byteCount : offset &+ totalLength
    fragmentOffset = Int(truncatingIfNeeded: head & 0x1fff) &* 8
    moreFragments = head & 0x2000 != 0
    guard headerLength >= 20, payload <= bytes.byteCount, payload <= end else { return nil }
  }

  /// `head` holds the first eight bytes: version, traffic class, flow label, payload length, next header and hop limit.
  @inlinable
  @inline(__always)
  init?(ipv6 head: UInt64, _ bytes: RawSpan, at offset: Int) {
    let payload = offset &+ 40
    guard payload <= bytes.byteCount else { return nil }
    let length = Int(truncatingIfNeeded: head &>> 16 & 0xffff)
    let end = length == 0 ? bytes.byteCount : payload &+ length
    let next = UInt8(truncatingIfNeeded: head &>> 8)
    if next == 6 || next == 17 {
      self.init(next: next, payload: payload, end: end, fragmentOffset: 0, moreFragments: false)
    } else {
      self.init(extensions: bytes, next: next, at: payload, end: end)
    }
  }

  @inlinable
  @inline(__always)
  init(next: UInt8, payload: Int, end: Int, fragmentOffset: Int, moreFragments: Bool) {
    isIPv4 = false
    self.next = next
    self.payload = payload
    self.end = end
    self.fragmentOffset = fragmentOffset
    self.moreFragments = moreFragments
  }
}

extension InternetLayer {
  /// More extension headers than any stack sends.
  private static let maximumExtensions = 8

  /// Walks the extension headers of an IPv6 packet to the first header that is none.
  @usableFromInline
  @inline(never)
  init?(extensions bytes: RawSpan, next: UInt8, at offset: Int, end: Int) {
    var (next, offset, fragment) = (next, offset, UInt16(0))
    for _ in 0..<Self.maximumExtensions where fragment & 0xfff8 == 0 {
      guard let length = Self.extensionLength(bytes, next: next, at: offset) else { break }
      if next == 44 { fragment = ByteReader(bytes).peekUInt16BE(at: offset &+ 2) ?? 0 }
      next = ByteReader(bytes).peekUInt8(at: offset) ?? 59
      offset &+= length
    }
    guard offset <= end, offset <= bytes.byteCount else { return nil }
    self.init(
      next: next, payload: offset, end: end,
      fragmentOffset: Int(fragment & 0xfff8), moreFragments: fragment & 1 != 0)
  }

  /// The length of the extension header called `next`, or nil when `next` names no extension header or its bytes are
  /// cut.
  ///
  /// Hop-by-hop options, routing and destination options count in eights after the first eight bytes; a fragment header
  /// has eight bytes; an authentication header counts in fours less two (RFC 4302 section 2.2).
  private static func extensionLength(_ bytes: RawSpan, next: UInt8, at offset: Int) -> Int? {
    guard let units = ByteReader(bytes).peekUInt8(at: offset &+ 1) else { return nil }
    switch next {
    case 0, 43, 60: return (Int(units) &+ 1) &* 8
    case 44: return 8
    case 51: return (Int(units) &+ 2) &* 4
    default: return nil
    }
  }
}
