/// A bounded cursor over bytes that somebody else owns.
///
/// The reader copies nothing and cannot outlive the buffer it looks into. Positions are absolute: they count from
/// `base`, so a position inside a child reader, or in an error, is an offset of the whole stream or file. Every read
/// checks the bounds once and then loads; nothing traps, whatever the bytes say.
///
/// ```
/// bytes   │ base            lower        upper          │
///         │ ░░░░░░░░░░░░░░░░ ▓▓▓▓▓▓▓▓▓▓▓▓ ░░░░░░░░░░░░░░ │
///                           ▲ next byte   ▲ end of this reader
/// ```
@frozen
public struct ByteReader: ~Escapable {
  @usableFromInline let bytes: RawSpan
  @usableFromInline let base: Int
  @usableFromInline var lower: Int
  @usableFromInline var upper: Int

  /// Reads all of `bytes`; their first byte has the absolute position `base`.
  @inlinable
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan, base: Int = 0) {
    self.bytes = bytes
    self.base = base
    self.lower = 0
    self.upper = bytes.byteCount
  }

  /// Reads what lies at `range` of `bytes`, as far as it is there; positions count from the first of `bytes`.
  @inlinable
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan, in range: Range<Int>) {
    self.init(bytes)
    skipUpTo(range.lowerBound)
    limit(to: range.count)
  }

  @inlinable
  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, base: Int, lower: Int, upper: Int) {
    self.bytes = bytes
    self.base = base
    self.lower = lower
    self.upper = upper
  }

  /// Absolute position of the next byte.
  @inlinable public var position: Int { base &+ lower }

  /// Absolute position just after the last byte.
  @inlinable public var end: Int { base &+ upper }

  /// How many bytes are left.
  @inlinable public var remaining: Int { upper &- lower }

  @inlinable public var isAtEnd: Bool { lower == upper }
}

// MARK: - Whole structures

extension ByteReader {
  /// A child over the next `count` bytes, which this reader steps over.
  @inlinable
  @_lifetime(copy self)
  public mutating func slice(_ count: Int, _ field: StaticString) throws(ParseError) -> ByteReader {
    try require(count, field)
    let child = ByteReader(bytes, base: base, lower: lower, upper: lower &+ count)
    lower &+= count
    return child
  }

  /// A child over all that is left, which this reader steps over.
  @inlinable
  @_lifetime(copy self)
  public mutating func rest() -> ByteReader {
    let child = ByteReader(bytes, base: base, lower: lower, upper: upper)
    lower = upper
    return child
  }

  /// A second cursor at the same place, for looking ahead.
  @inlinable
  @_lifetime(copy self)
  public func copy() -> ByteReader {
    ByteReader(bytes, base: base, lower: lower, upper: upper)
  }

  /// The bytes that are left, as a span.
  @inlinable
  public var remainingBytes: RawSpan {
    @_lifetime(copy self)
    get { span(from: lower, to: upper) }
  }

  /// A child over the `count` bytes that begin `offset` bytes ahead, or nil when not all of them are there.
  ///
  /// Where `count` is a constant, peeks at constant offsets into the child are checked by the compiler and cost
  /// nothing.
  @inlinable
  @inline(__always)
  @_lifetime(copy self)
  public func peekSlice(_ count: Int, at offset: Int = 0) -> ByteReader? {
    guard count >= 0, isInside(count, at: offset) else { return nil }
    return ByteReader(bytes, base: base, lower: lower &+ offset, upper: lower &+ offset &+ count)
  }

  /// Steps over `offset` bytes and `count` bytes and gives the latter; nil, at the same place, when not all of them
  /// are there.
  @inlinable
  @inline(__always)
  @_lifetime(copy self)
  public mutating func takeBytes(_ count: Int, at offset: Int) -> RawSpan? {
    guard count >= 0, count <= remaining, UInt(bitPattern: offset) <= UInt(bitPattern: remaining &- count) else {
      return nil
    }
    let start = lower &+ offset
    lower = start &+ count
    return span(from: start, to: start &+ count)
  }

  /// Steps over `count` bytes.
  @inlinable
  public mutating func skip(_ count: Int, _ field: StaticString) throws(ParseError) {
    try require(count, field)
    lower &+= count
  }

  /// Steps over `count` bytes, or to the end if fewer are left.
  @inlinable
  public mutating func skipUpTo(_ count: Int) {
    lower &+= count < 0 ? 0 : min(count, remaining)
  }

  /// Shortens the reader to its next `count` bytes; leaves it as it is if it is shorter already.
  @inlinable
  public mutating func limit(to count: Int) {
    if count < remaining { upper = lower &+ (count < 0 ? 0 : count) }
  }

  /// Refuses bytes after the structure called `field`.
  @inlinable
  public func expectEnd(of field: StaticString) throws(ParseError) {
    guard lower == upper else { throw trailing(field) }
  }

  /// A copy of the next `count` bytes.
  public mutating func readBytes(_ count: Int, _ field: StaticString) throws(ParseError) -> [UInt8] {
    var child = try slice(count, field)
    return child.readRest()
  }

  /// The next `count` bytes as UTF-8; what is not becomes U+FFFD.
  public mutating func readText(_ count: Int, _ field: StaticString) throws(ParseError) -> String {
    let text = try slice(count, field)
    return unsafe text.remainingBytes.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Appends all that is left to `array`.
  public mutating func appendRest(to array: inout [UInt8]) {
    unsafe remainingBytes.withUnsafeBytes { unsafe array.append(contentsOf: $0) }
    lower = upper
  }

  /// A copy of all that is left.
  public mutating func readRest() -> [UInt8] {
    defer { lower = upper }
    return unsafe remainingBytes.withUnsafeBytes { unsafe Array($0) }
  }
}

// MARK: - Integers

extension ByteReader {
  @inlinable
  public mutating func readUInt8(_ field: StaticString) throws(ParseError) -> UInt8 {
    try require(1, field)
    defer { lower &+= 1 }
    return load(lower)
  }

  /// Two bytes, most significant first.
  @inlinable
  public mutating func readUInt16BE(_ field: StaticString) throws(ParseError) -> UInt16 {
    try require(2, field)
    defer { lower &+= 2 }
    return UInt16(bigEndian: load16(lower))
  }

  /// Two bytes, least significant first.
  @inlinable
  public mutating func readUInt16LE(_ field: StaticString) throws(ParseError) -> UInt16 {
    try require(2, field)
    defer { lower &+= 2 }
    return UInt16(littleEndian: load16(lower))
  }

  /// Three bytes, most significant first.
  @inlinable
  public mutating func readUInt24BE(_ field: StaticString) throws(ParseError) -> UInt32 {
    try require(3, field)
    defer { lower &+= 3 }
    return UInt32(load(lower)) &<< 16 | UInt32(load(lower &+ 1)) &<< 8 | UInt32(load(lower &+ 2))
  }

  /// Four bytes, most significant first.
  @inlinable
  public mutating func readUInt32BE(_ field: StaticString) throws(ParseError) -> UInt32 {
    try require(4, field)
    defer { lower &+= 4 }
    return UInt32(bigEndian: load32(lower))
  }

  /// Four bytes, least significant first.
  @inlinable
  public mutating func readUInt32LE(_ field: StaticString) throws(ParseError) -> UInt32 {
    try require(4, field)
    defer { lower &+= 4 }
    return UInt32(littleEndian: load32(lower))
  }

  /// Eight bytes, most significant first.
  @inlinable
  public mutating func readUInt64BE(_ field: StaticString) throws(ParseError) -> UInt64 {
    try require(8, field)
    defer { lower &+= 8 }
    return UInt64(bigEndian: load64(lower))
  }

  /// Eight bytes, least significant first.
  @inlinable
  public mutating func readUInt64LE(_ field: StaticString) throws(ParseError) -> UInt64 {
    try require(8, field)
    defer { lower &+= 8 }
    return UInt64(littleEndian: load64(lower))
  }

  /// The byte `offset` bytes ahead, or nil past the end. For telling formats apart; a dissector reads.
  @inlinable
  public func peekUInt8(at offset: Int = 0) -> UInt8? {
    guard isInside(1, at: offset) else { return nil }
    return load(lower &+ offset)
  }

  /// The two bytes `offset` bytes ahead, most significant first, or nil past the end.
  @inlinable
  public func peekUInt16BE(at offset: Int = 0) -> UInt16? {
    guard isInside(2, at: offset) else { return nil }
    return UInt16(bigEndian: load16(lower &+ offset))
  }

  /// The four bytes `offset` bytes ahead, most significant first, or nil past the end.
  @inlinable
  public func peekUInt32BE(at offset: Int = 0) -> UInt32? {
    guard isInside(4, at: offset) else { return nil }
    return UInt32(bigEndian: load32(lower &+ offset))
  }

  /// The eight bytes `offset` bytes ahead, most significant first, or nil past the end.
  @inlinable
  public func peekUInt64BE(at offset: Int = 0) -> UInt64? {
    guard isInside(8, at: offset) else { return nil }
    return UInt64(bigEndian: load64(lower &+ offset))
  }

  /// The two bytes `offset` bytes ahead, least significant first, or nil past the end.
  @inlinable
  public func peekUInt16LE(at offset: Int = 0) -> UInt16? {
    guard isInside(2, at: offset) else { return nil }
    return UInt16(littleEndian: load16(lower &+ offset))
  }

  /// The four bytes `offset` bytes ahead, least significant first, or nil past the end.
  @inlinable
  public func peekUInt32LE(at offset: Int = 0) -> UInt32? {
    guard isInside(4, at: offset) else { return nil }
    return UInt32(littleEndian: load32(lower &+ offset))
  }

  /// The eight bytes `offset` bytes ahead, least significant first, or nil past the end.
  @inlinable
  public func peekUInt64LE(at offset: Int = 0) -> UInt64? {
    guard isInside(8, at: offset) else { return nil }
    return UInt64(littleEndian: load64(lower &+ offset))
  }

  // A negative offset is a huge number without its sign, so the first comparison refuses it and any sum that would
  // overflow. Of a constant offset the compiler makes that comparison, and one is left.
  @inlinable
  @inline(__always)
  func isInside(_ count: Int, at offset: Int) -> Bool {
    UInt(bitPattern: offset) <= UInt(bitPattern: Int.max &- count) && offset &+ count <= remaining
  }

  /// Whether the next bytes are those of `prefix`.
  @inlinable
  public func starts(with prefix: StaticString) -> Bool {
    let text = unsafe UnsafeBufferPointer(
      start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
    guard text.count <= remaining else { return false }
    for index in 0..<text.count where unsafe text[index] != load(lower &+ index) { return false }
    return true
  }
}

// MARK: - The only loads of the program that are not checked by the language

extension ByteReader {
  // Every caller has proved with `require` or a comparison that the offset lies inside `bytes`.
  @inlinable
  @_lifetime(copy self)
  func span(from start: Int, to end: Int) -> RawSpan {
    unsafe bytes.extracting(unchecked: Range(uncheckedBounds: (start, end)))
  }

  @inlinable
  func load(_ offset: Int) -> UInt8 {
    unsafe bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  @inlinable
  func load16(_ offset: Int) -> UInt16 {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt16.self)
  }

  @inlinable
  func load32(_ offset: Int) -> UInt32 {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt32.self)
  }

  @inlinable
  func load64(_ offset: Int) -> UInt64 {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
  }
}

// MARK: - Errors

extension ByteReader {
  @inlinable
  func require(_ count: Int, _ field: StaticString) throws(ParseError) {
    guard count >= 0, count <= remaining else { throw truncated(count, field) }
  }

  /// The error for a field whose value at `position` the format does not allow.
  public func invalid(
    _ field: StaticString, at position: Int, expected: StaticString, found: some BinaryInteger
  ) -> ParseError {
    ParseError(
      field: "\(field)", position: position,
      problem: .invalid(expected: "\(expected)", found: UInt64(truncatingIfNeeded: found)))
  }

  @usableFromInline
  @inline(never)
  func truncated(_ needed: Int, _ field: StaticString) -> ParseError {
    ParseError(
      field: "\(field)", position: position,
      problem: .truncated(needed: needed, available: remaining))
  }

  @usableFromInline
  @inline(never)
  func trailing(_ field: StaticString) -> ParseError {
    ParseError(field: "\(field)", position: position, problem: .trailing(count: remaining))
  }
}

extension [UInt8] {
  /// Calls `body` with a reader over the array; the first byte has the absolute position `base`.
  @inlinable
  public func withReader<Result: ~Copyable, Failure: Error>(
    base: Int = 0, _ body: (inout ByteReader) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var reader = unsafe ByteReader(self.span.bytes, base: base)
    return try body(&reader)
  }

  /// Feeds all bytes to `hasher` at once; an array's own way feeds them one by one.
  public func hashAtOnce(into hasher: inout Hasher) {
    unsafe withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }
}
