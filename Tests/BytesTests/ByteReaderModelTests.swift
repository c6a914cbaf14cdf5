import Bytes
import Testing

/// Walks a reader at random beside a model that cannot be wrong, an array slice. Each byte is the number of its place,
/// so a read that strays outside a child's bounds shows in its value.
@Suite struct ByteReaderModelTests {
  private static let bytes = [UInt8](0..<200)

  @Test(arguments: 0..<300 as Range<UInt64>)
  func agreesWithTheModel(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let base = Int.random(in: 0...1 << 40, using: &random)
    let difference = Self.bytes.withReader(base: base) { reader in
      Self.walk(&reader, Self.bytes[...], base: base, depth: 0, using: &random)
    }
    #expect(difference == nil, "seed \(seed)")
  }

  /// The first difference between the reader and the model, or nil.
  private static func walk(
    _ reader: inout ByteReader, _ model: ArraySlice<UInt8>, base: Int, depth: Int, using random: inout SeededGenerator
  ) -> String? {
    var model = model
    for _ in 0..<40 {
      let count = Int.random(in: -2...24, using: &random)
      let fits = (0...model.count).contains(count)
      switch Int.random(in: 0..<9, using: &random) {
      case 0:
        let width = [1, 2, 3, 4, 8].randomElement(using: &random) ?? 1
        let value = read(&reader, width)
        guard value == bigEndian(model.prefix(width), width) else { return "read \(width)" }
        if value != nil { model.removeFirst(width) }
      case 1:
        for width in [1, 2, 4, 8] {
          let expected = count >= 0 ? bigEndian(model.dropFirst(count).prefix(width), width) : nil
          guard peek(reader, width, at: count) == expected,
            expected != nil || peek(reader, width, at: .max &- count) == nil
          else { return "peek \(width) at \(count)" }
        }
        for offset in [count, .min, .max - 1, .max] {
          let expected =
            fits && model.count - count >= 3 && offset == count ? Array(model.dropFirst(count).prefix(3)) : nil
          var slice = reader.peekSlice(3, at: offset)
          guard slice?.readRest() == expected else { return "slice 3 at \(offset)" }
        }
      case 2:
        let bytes = try? reader.readBytes(count, "bytes")
        guard bytes == (fits ? Array(model.prefix(count)) : nil) else { return "bytes \(count)" }
        if fits { model.removeFirst(count) }
      case 3:
        guard ((try? reader.skip(count, "skip")) != nil) == fits else { return "skip \(count)" }
        if fits { model.removeFirst(count) }
      case 4 where depth < 6:
        do throws(ParseError) {
          var child = try reader.slice(count, "slice")
          guard fits else { return "slice \(count)" }
          if let difference = walk(&child, model.prefix(count), base: base, depth: depth + 1, using: &random) {
            return difference
          }
          model.removeFirst(count)
        } catch {
          guard !fits, error.position == base + model.startIndex else { return "error \(error)" }
        }
      case 5 where depth > 0:
        reader.limit(to: count)
        model = model.prefix(max(0, count))
      case 7:
        let isTaken = reader.takeBytes(3, at: count)?.byteCount == 3
        guard isTaken == (fits && model.count - count >= 3) else { return "take at \(count)" }
        if isTaken { model.removeFirst(count + 3) }
      case 6:
        var copy = reader.copy()
        guard copy.readRest() == Array(model), copy.isAtEnd else { return "rest" }
      default:
        guard reader.remainingBytes.byteCount == model.count else { return "remaining bytes" }
      }
      guard reader.position == base + model.startIndex, reader.end == base + model.endIndex,
        reader.remaining == model.count, reader.isAtEnd == model.isEmpty
      else { return "bounds" }
    }
    return nil
  }

  private static func read(_ reader: inout ByteReader, _ width: Int) -> UInt64? {
    switch width {
    case 1: (try? reader.readUInt8("1")).map(UInt64.init)
    case 2: (try? reader.readUInt16BE("2")).map(UInt64.init)
    case 3: (try? reader.readUInt24BE("3")).map(UInt64.init)
    case 4: (try? reader.readUInt32LE("4")).map { UInt64($0.byteSwapped) }
    default: (try? reader.readUInt64LE("8")).map(\.byteSwapped)
    }
  }

  private static func peek(_ reader: borrowing ByteReader, _ width: Int, at offset: Int) -> UInt64? {
    switch width {
    case 1: reader.peekUInt8(at: offset).map(UInt64.init)
    case 2: reader.peekUInt16BE(at: offset).map(UInt64.init)
    case 4: reader.peekUInt32LE(at: offset).map { UInt64($0.byteSwapped) }
    default: reader.peekUInt64LE(at: offset)?.byteSwapped
    }
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>, _ width: Int) -> UInt64? {
    bytes.count == width ? bytes.reduce(0) { $0 << 8 | UInt64($1) } : nil
  }
}

/// SplitMix64: the same numbers on every machine and in every run.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
