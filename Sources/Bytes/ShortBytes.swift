/// At most eight bytes, in one word.
@frozen
public struct ShortBytes: Sendable {
  /// The first byte is the lowest; those above the last mean nothing.
  public let word: UInt64
  /// How many bytes there are: never more than eight, which `ByteWriter` relies on.
  public let count: Int

  /// The lowest `count` bytes of a word.
  @inlinable
  @inline(__always)
  public init(word: UInt64, count: Int) { self.init(word, known: min(max(0, count), 8)) }

  @inlinable
  @inline(__always)
  init(_ word: UInt64, known count: Int) {
    self.word = word
    self.count = count
  }

  /// None.
  @inlinable
  @inline(__always)
  public init() { self.init(0, known: 0) }

  /// One ASCII character.
  @inlinable
  @inline(__always)
  public init(_ only: Unicode.Scalar) { self.init(UInt64(UInt8(ascii: only)), known: 1) }

  /// Two ASCII characters.
  @inlinable
  @inline(__always)
  public init(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
    self.init(UInt64(UInt8(ascii: first)) | UInt64(UInt8(ascii: second)) << 8, known: 2)
  }

  /// Three ASCII characters.
  @inlinable
  @inline(__always)
  public init(_ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar) {
    self.init(Self(first, second).word | UInt64(UInt8(ascii: third)) << 16, known: 3)
  }
}

extension ByteReader {
  /// The next bytes from `offset` on, eight of them or as many as there are; `offset` lies before the end.
  ///
  /// It loads no byte by itself if it can load more at once, from before them or twice.
  @inlinable
  @inline(__always)
  func peekShort(at offset: Int) -> ShortBytes {
    if let word = peekUInt64LE(at: offset) { return ShortBytes(word, known: 8) }
    let all = remaining
    let count = all &- offset
    var word: UInt64 = 0
    var loaded = all
    if let last = peekUInt64LE(at: all &- 8) {
      (word, loaded) = (last, 8)
    } else if let first = peekUInt32LE(), let last = peekUInt32LE(at: all &- 4) {
      word = UInt64(first) | UInt64(last) &<< UInt64(truncatingIfNeeded: (all &- 4) &* 8)
    } else if let first = peekUInt16LE(), let last = peekUInt16LE(at: all &- 2) {
      word = UInt64(first) | UInt64(last) &<< UInt64(truncatingIfNeeded: (all &- 2) &* 8)
    } else if let only = peekUInt8() {
      word = UInt64(only)
    }
    return ShortBytes(word &>> UInt64(truncatingIfNeeded: (loaded &- count) &* 8), known: count)
  }
}
