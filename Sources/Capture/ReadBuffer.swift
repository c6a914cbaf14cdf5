import Bytes

/// The one read path: a reused buffer over a file descriptor, with the partial record carried over.
///
/// ```
/// storage   │ consumed │ unread: whole records, then a part of one │ free │
///           0        lower                                       upper   count
/// ```
/// Measured, this beats mapping the file four times over, and it cannot crash on a file that shrinks. A class, since the compiler
/// cannot inline around the end of life of a noncopyable struct; it is touched once in 256 KiB. One thread at a time has it; it goes from
/// one to another only under a lock.
@usableFromInline
@safe
final class ReadBuffer: @unchecked Sendable {
  let descriptor: FileDescriptor
  @usableFromInline var storage: UnsafeMutableRawBufferPointer
  @usableFromInline var lower = 0
  @usableFromInline var upper = 0
  /// Offset in the source of the first byte of `storage`.
  @usableFromInline var base = 0
  let isSeekable: Bool
  private let usualCount: Int

  init(_ descriptor: FileDescriptor, byteCount: Int = Limits.readBytes) {
    self.descriptor = descriptor
    isSeekable = descriptor.isSeekable
    usualCount = max(byteCount, 16)
    unsafe storage = .allocate(byteCount: usualCount, alignment: 4096)
  }

  deinit { unsafe storage.deallocate() }

  /// Bytes read and not yet consumed.
  @usableFromInline var unread: Int { upper &- lower }

  /// Offset in the source of the next byte to read from it.
  @usableFromInline var end: Int { base &+ upper }

  /// Offset in the source of the next unread byte.
  @usableFromInline var position: Int { base &+ lower }

  /// Calls `body` with a reader over the unread bytes before `end`, whose positions are offsets in the source. What `body` reads is
  /// consumed.
  @inlinable
  @inline(__always)
  func withUnread<Result>(
    before end: Int = .max, _ body: (inout ByteReader) throws(ParseError) -> Result
  ) throws(ParseError) -> Result {
    let visible = max(lower, min(upper, end &- base))
    let bytes = unsafe RawSpan(_unsafeBytes: UnsafeRawBufferPointer(rebasing: storage[lower..<visible]))
    var reader = ByteReader(bytes, base: base &+ lower)
    defer { lower = reader.position &- base }
    return try body(&reader)
  }

  /// A copy of the next bytes, at most `count`, which stay unread.
  func peek(_ count: Int) -> [UInt8] {
    unsafe Array(storage[lower..<upper].prefix(count))
  }

  /// Reads until `count` bytes are unread, and as many more as are there; false when the source ends before.
  @usableFromInline
  func fill(atLeast count: Int) throws(CaptureError) -> Bool {
    makeRoom(for: count)
    while unread < count {
      if unsafe try !readOn(to: storage.count) { return false }
    }
    return true
  }

  /// Reads once, up to a place in `storage`; false at the end of the source.
  private func readOn(to limit: Int) throws(CaptureError) -> Bool {
    let free = unsafe UnsafeMutableRawBufferPointer(rebasing: storage[upper..<limit])
    let count = try descriptor.read(into: free, at: isSeekable ? end : nil)
    upper &+= count
    return count > 0
  }

  /// Moves the unread bytes to the front, of a larger storage if need be.
  private func makeRoom(for count: Int) {
    let carried = unsafe UnsafeRawBufferPointer(rebasing: storage[lower..<upper])
    if unsafe count > storage.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: min(count, Limits.recordBytes), alignment: 4096)
      unsafe larger.copyMemory(from: carried)
      unsafe storage.deallocate()
      unsafe storage = larger
    } else {
      unsafe storage.copyMemory(from: carried)
    }
    (base, upper, lower) = (base &+ lower, unread, 0)
  }
}

// MARK: - Any place of a file

extension ReadBuffer {
  /// Forgets everything and reads `count` bytes from `offset` on, or what is there of them.
  @usableFromInline
  func load(_ count: Int, from offset: Int) throws(CaptureError) {
    forget(from: offset)
    let wanted = min(count, usualCount)
    while upper < wanted {
      if try !readOn(to: wanted) { return }
    }
  }

  /// Reads until `count` bytes are unread, and leaves all bytes where they are; false when they do not fit, or the source ends before.
  @usableFromInline
  func extend(to count: Int) throws(CaptureError) -> Bool {
    guard unsafe count <= storage.count &- lower else { return false }
    while unread < count {
      if try !readOn(to: lower &+ count) { return false }
    }
    return true
  }

  /// Makes the byte at `offset` of the source the next one.
  @usableFromInline
  func go(to offset: Int) {
    if offset >= base, offset <= end { lower = offset &- base } else { forget(from: offset) }
  }

  /// Offset in the source of `bytes`, which a reader over this buffer gave.
  @usableFromInline
  func offset(of bytes: RawSpan) -> Int {
    // Each access to what others may change is checked while the program runs: so there are no more than these two.
    let first = unsafe storage.baseAddress
    let base = base
    return unsafe bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, let first = unsafe first else { return position }
      return unsafe base &+ (start - UnsafeRawPointer(first))
    }
  }

  /// Calls `body` with the `count` bytes at `offset` of the source, if they are here.
  @inlinable
  func withBytes(_ count: Int, at offset: Int, _ body: (RawSpan) -> Void) {
    let start = offset &- base
    guard start >= 0, count >= 0, start <= upper, count <= upper &- start else { return }
    body(unsafe RawSpan(_unsafeBytes: UnsafeRawBufferPointer(rebasing: storage[start..<(start &+ count)])))
  }

  private func forget(from offset: Int) {
    (base, lower, upper) = (offset, 0, 0)
    // A record longer than a block made it grow.
    guard unsafe storage.count > usualCount else { return }
    unsafe storage.deallocate()
    unsafe storage = .allocate(byteCount: usualCount, alignment: 4096)
  }
}
