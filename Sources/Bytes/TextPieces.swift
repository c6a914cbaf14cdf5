/// A text under construction, on the stack.
///
/// `String` grows piece by piece in memory that it asks for. Here the pieces are laid side by side first and the text is made of them at once, in a
/// third of the instructions.
@frozen
public struct TextPieces: Sendable {
  private var bytes = InlineArray<192, UInt8>(repeating: 0)
  private var end = 0
  /// The text up to where there was no more room.
  private var beginning = ""

  public init() {}

  public var isEmpty: Bool { end == 0 && beginning.isEmpty }

  /// What was put together.
  public var text: String { beginning.isEmpty ? rest : beginning + rest }

  private var rest: String { unsafe String(copying: UTF8Span(unchecked: bytes.span.extracting(0..<end))) }

  public mutating func append(_ text: String) {
    let start = end
    let count = unsafe text.utf8.withContiguousStorageIfAvailable { utf8 in
      unsafe store(UnsafeRawBufferPointer(utf8), at: start) ? utf8.count : nil
    }
    if let count = count ?? nil { end = start + count } else { spill(text) }
  }

  /// Appends a number; one of eight digits at most is put together in a word, with the first digit as its lowest byte.
  public mutating func append(_ number: UInt32) {
    var (word, rest, count) = (UInt64(0), number, 0)
    repeat {
      word = word << 8 | UInt64(UInt8(ascii: "0")) + UInt64(rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    guard count <= 8, end <= bytes.count - 8 else { return append(String(number)) }
    store(word, at: end)
    end += count
  }

  @inline(never)
  private mutating func spill(_ text: String) {
    beginning += rest + text
    end = 0
  }

  private mutating func store(_ word: UInt64, at place: Int) {
    var span = bytes.mutableSpan
    var memory = unsafe span.mutableBytes
    memory.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
  }

  /// Whether there was room for it.
  private mutating func store(_ utf8: UnsafeRawBufferPointer, at place: Int) -> Bool {
    guard utf8.count <= bytes.count - place else { return false }
    var span = bytes.mutableSpan
    unsafe span.withUnsafeMutableBytes { memory in
      unsafe UnsafeMutableRawBufferPointer(rebasing: memory[place...]).copyMemory(from: utf8)
    }
    return true
  }
}
