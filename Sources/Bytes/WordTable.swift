import Synchronization

/// A fixed number of words, a power of two, that one thread changes while others look.
///
/// Each word is whole whenever it is read, but nothing is promised of the order in which other threads see changes: who needs that takes a
/// lock in between. An index counts modulo the size, so there is none that lies outside.
@safe
public final class WordTable: @unchecked Sendable {
  public let count: Int
  @usableFromInline let mask: Int
  @usableFromInline let words: UnsafeMutablePointer<Atomic<UInt64>>

  /// At least `count` words, all 0.
  public init(count: Int) {
    var power = 1
    while power < count { power *= 2 }
    self.count = power
    mask = power - 1
    unsafe words = .allocate(capacity: power)
    for index in 0..<power { unsafe (words + index).initialize(to: Atomic(0)) }
  }

  deinit {
    unsafe words.deinitialize(count: count)
    unsafe words.deallocate()
  }

  @inlinable
  public subscript(index: Int) -> UInt64 {
    @inline(__always) get { unsafe words[index & mask].load(ordering: .relaxed) }
    @inline(__always) set { unsafe words[index & mask].store(newValue, ordering: .relaxed) }
  }
}
