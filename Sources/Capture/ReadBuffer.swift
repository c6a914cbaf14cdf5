import Bytes

/// The one read path: a reused buffer over a file descriptor, with the partial record carried over.
///
/// ```
/// storage   │ consumed │ unread: whole records, then a part of one │ free │
///           0        lower                                       upper   count
/// ```
/// Measured, this beats mapping the file four times over, and it cannot crash on a file that shrinks. A class, since the compiler
/// cannot inline around the end of life of a noncopyable struct; it is touched once in 256 KiB.
@usableFromInline
@safe
final class ReadBuffer {
  let descriptor: FileDescriptor
  @usableFromInline var storage: UnsafeMutableRawBufferPointer
  @usableFromInline var lower = 0
  @usableFromInline var upper = 0
  /// Offset in the source of the first byte of `storage`.
  @usableFromInline var base = 0

  init(_ descriptor: consuming FileDescriptor, byteCount: Int = Limits.readBytes) {
    self.descriptor = descriptor
    unsafe storage = .allocate(byteCount: max(byteCount, 16), alignment: 4096)
  }

  deinit { unsafe storage.deallocate() }

  /// Bytes read and not yet consumed.
  @usableFromInline var unread: Int { upper &- lower }

  /// Offset in the source of the next byte to read from it.
  @usableFromInline var end: Int { base &+ upper }

  /// Calls `body` with a reader over the unread bytes, whose positions are offsets in the source. What `body` reads is consumed.
  @inlinable
  @inline(__always)
  func withUnread<Result>(
    _ body: (inout ByteReader) throws(ParseError) -> Result
  ) throws(ParseError) -> Result {
    let bytes = unsafe RawSpan(_unsafeBytes: UnsafeRawBufferPointer(rebasing: storage[lower..<upper]))
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
      let free = unsafe UnsafeMutableRawBufferPointer(rebasing: storage[upper...])
      let read = try descriptor.read(into: free)
      if read == 0 { return false }
      upper &+= read
    }
    return true
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
