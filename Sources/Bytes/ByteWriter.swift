/// Bytes under construction, in memory of its own.
///
/// Whatever is appended is stored by words of eight bytes, the last of which may reach beyond its end. So each call asks once whether there is
/// room for all of it and a word more, and then stores without asking.
@safe
@frozen
public struct ByteWriter: ~Copyable {
  @usableFromInline var memory: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  @usableFromInline var end = 0

  /// With room for so many bytes from the start.
  public init(room: Int) {
    capacity = max(room, 64)
    unsafe memory = .allocate(byteCount: capacity, alignment: 8)
  }

  deinit { unsafe memory.deallocate() }

  /// With bytes that are there already.
  public init(_ bytes: RawSpan) {
    self.init(room: bytes.byteCount)
    append(bytes, between: ShortBytes(), and: ShortBytes())
  }

  /// How many bytes are written.
  @inlinable public var count: Int { end }

  /// A copy of what is written.
  public var bytes: [UInt8] { unsafe Array(UnsafeRawBufferPointer(start: memory, count: end)) }

  /// Hands over what is written.
  public func withBytes<Failure>(_ body: (RawSpan) throws(Failure) -> Void) throws(Failure) {
    try body(unsafe RawSpan(_unsafeStart: memory, byteCount: end))
  }

  /// The byte that was written last.
  @inlinable public var last: UInt8? {
    end > 0 ? unsafe memory.load(fromByteOffset: end &- 1, as: UInt8.self) : nil
  }

  /// Takes back the byte that was written last.
  @inlinable
  public mutating func removeLast() { if end > 0 { end &-= 1 } }
}

extension ByteWriter {
  /// Appends at most eight bytes.
  @inlinable
  @inline(__always)
  public mutating func append(_ short: ShortBytes) {
    reserve(0)
    store(short)
  }

  /// Appends twice at most eight bytes.
  @inlinable
  @inline(__always)
  public mutating func append(_ short: ShortBytes, _ other: ShortBytes) {
    reserve(8)
    store(short)
    store(other)
  }

  /// Appends text with something short before it and after it.
  @inlinable
  @inline(__always)
  public mutating func append(
    _ text: String, between before: ShortBytes = ShortBytes(), and after: ShortBytes = ShortBytes()
  ) {
    if unsafe text.utf8.withContiguousStorageIfAvailable({ utf8 in
      append(unsafe RawSpan(_unsafeBytes: UnsafeRawBufferPointer(utf8)), between: before, and: after)
    }) == nil {
      append(Array(text.utf8).rawSpan, between: before, and: after)
    }
  }

  /// Appends text of the program's own with something short before it and after it.
  @inlinable
  @inline(__always)
  public mutating func append(_ text: StaticString, between before: ShortBytes, and after: ShortBytes) {
    let utf8 = unsafe RawSpan(_unsafeStart: text.utf8Start, byteCount: text.utf8CodeUnitCount)
    append(utf8, between: before, and: after)
  }

  /// Appends the UTF-8 of `text` from `start` on, up to the first byte that `stops` finds, and tells where that is. Only text that is appended
  /// to its end gets `after`.
  ///
  /// `stops` looks at two words at a time and marks a byte by its highest bit; only the lowest mark of a word counts.
  @inlinable
  @inline(__always)
  @discardableResult
  public mutating func append(
    _ text: String, from start: Int, between before: ShortBytes, and after: ShortBytes,
    upTo stops: (SIMD2<UInt64>) -> SIMD2<UInt64>
  ) -> Int {
    let place = unsafe text.utf8.withContiguousStorageIfAvailable { utf8 in
      let span = unsafe RawSpan(_unsafeBytes: UnsafeRawBufferPointer(utf8))
      return append(span, from: start, between: before, and: after, upTo: stops)
    }
    return place ?? append(contiguous: text, from: start, between: before, and: after, upTo: stops)
  }
}

extension ByteWriter {
  /// Appends text that does not lie in one piece yet.
  @usableFromInline
  @inline(never)
  mutating func append(
    contiguous text: String, from start: Int, between before: ShortBytes, and after: ShortBytes,
    upTo stops: (SIMD2<UInt64>) -> SIMD2<UInt64>
  ) -> Int {
    append(Array(text.utf8).rawSpan, from: start, between: before, and: after, upTo: stops)
  }
}

// Nobody else knows its memory.
extension ByteWriter: @unchecked Sendable {}

// MARK: - Stores that are not checked by the language

extension ByteWriter {
  /// Appends bytes as they are with something short before them and after them.
  @inlinable
  @inline(__always)
  mutating func append(_ bytes: RawSpan, between before: ShortBytes, and after: ShortBytes) {
    reserve(bytes.byteCount &+ 16)
    store(before)
    store(bytes)
    store(after)
  }

  /// Stores bytes by the longest words of which there are two, the last of which may overlap the one before it.
  @inlinable
  @inline(__always)
  mutating func store(_ bytes: RawSpan) {
    let count = bytes.byteCount
    if count >= 16 {
      var place = 0
      while place < count &- 16 {
        store(SIMD2<UInt64>.self, of: bytes, at: place)
        place &+= 16
      }
      store(SIMD2<UInt64>.self, of: bytes, at: count &- 16)
    } else if count >= 8 {
      store(UInt64.self, of: bytes, at: 0)
      store(UInt64.self, of: bytes, at: count &- 8)
    } else if count >= 4 {
      store(UInt32.self, of: bytes, at: 0)
      store(UInt32.self, of: bytes, at: count &- 4)
    } else {
      for place in 0..<count { store(UInt8.self, of: bytes, at: place) }
    }
    end &+= count
  }

  /// Stores a word where it stands in the bytes, which hold all of it.
  @inlinable
  @inline(__always)
  func store<Word: BitwiseCopyable>(_ kind: Word.Type, of bytes: RawSpan, at place: Int) {
    let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: kind)
    unsafe (memory + end + place).storeBytes(of: word, as: kind)
  }

  @inlinable
  @inline(__always)
  mutating func append(
    _ utf8: RawSpan, from start: Int, between before: ShortBytes, and after: ShortBytes,
    upTo stops: (SIMD2<UInt64>) -> SIMD2<UInt64>
  ) -> Int {
    let source = ByteReader(utf8)
    let start = min(max(0, start), source.remaining)
    reserve(source.remaining &+ 16)
    store(before)
    var place = start
    let lastPair = source.remaining &- 16
    while place < source.remaining, start <= lastPair {
      // The last two words may overlap those before them.
      let pair = min(place, lastPair)
      let (first, second) = (source.load64(pair), source.load64(pair &+ 8))
      let marks = stops(SIMD2(UInt64(littleEndian: first), UInt64(littleEndian: second)))
      if marks[0] | marks[1] != 0 { break }
      let skip = pair &- place
      unsafe (memory + end + skip).storeBytes(of: SIMD2(first, second), as: SIMD2<UInt64>.self)
      end &+= skip &+ 16
      place &+= skip &+ 16
    }
    while place < source.remaining {
      let short = source.peekShort(at: place)
      let count = min(short.count, stops(SIMD2(short.word, 0))[0].trailingZeroBitCount &>> 3)
      store(ShortBytes(short.word, known: count))
      place &+= count
      if count < short.count { return place }
    }
    store(after)
    return place
  }

  // Every caller has made sure with `reserve` that the whole word lies inside the memory, though only some of its bytes may count.
  @inlinable
  @inline(__always)
  mutating func store(_ short: ShortBytes) {
    unsafe (memory + end).storeBytes(of: short.word.littleEndian, as: UInt64.self)
    end &+= short.count
  }

  /// Makes sure of room for `extra` bytes and a word.
  @inlinable
  @inline(__always)
  mutating func reserve(_ extra: Int) {
    if capacity &- end < extra &+ 8 { grow(by: extra &+ 8) }
  }

  @usableFromInline
  @inline(never)
  mutating func grow(by extra: Int) {
    capacity += max(extra, capacity)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
    unsafe larger.copyMemory(from: memory, byteCount: end)
    unsafe memory.deallocate()
    unsafe memory = larger
  }
}
