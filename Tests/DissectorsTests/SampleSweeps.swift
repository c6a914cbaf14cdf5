import Bytes
import Dissectors
import Foundation
import Testing

/// Breaks every sample in every way that hostile captures have broken parsers. A dissector may refuse, or read
/// something; it may not trap, and an error it throws names a place inside the bytes.
@Suite struct SampleSweeps {
  @Test func samplesHaveNamesOfTheirOwn() {
    #expect(Set(Sample.all.map(\.name)).count == Sample.all.count)
  }

  @Test func everyMessageHasASample() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let sources = root.appending(path: "Sources/Dissectors")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.allObjects ?? []
    let names = try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.flatMap { file in
      try String(contentsOf: file, encoding: .utf8).matches(of: /: WireMessage \{\s+public static let name = "([^"]+)"/)
        .map { String($0.1) }
    }
    #expect(names.count > 80)
    #expect(Set(names).subtracting(Sample.all.map(\.kind)).sorted() == [], "messages without a sample")
  }

  @Test(arguments: Sample.all)
  func readsWhatIsWellFormed(_ sample: Sample) throws {
    let (message, left) = try sample.bytes.withReader { reader throws(ParseError) in
      (try sample.parse(&reader), reader.remaining)
    }
    #expect(left == 0)
    // The name of a message of one byte may say it all.
    #expect(!message.fields.isEmpty || sample.bytes.count == 1)
    #expect(message.fields.allSatisfy { !$0.name.isEmpty })
  }

  @Test(arguments: Sample.all)
  func refusesOrReadsEveryPrefix(_ sample: Sample) {
    for length in sample.bytes.indices {
      let message = sample.attempt(Array(sample.bytes.prefix(length)), "cut to \(length) bytes")
      if sample.isExact, message != nil {
        Issue.record("\(sample.name) reads \(length) of \(sample.bytes.count) bytes")
      }
    }
  }

  @Test(arguments: Sample.all)
  func survivesEveryFlippedByte(_ sample: Sample) {
    var bytes = sample.bytes
    for position in sample.positions {
      let original = bytes[position]
      let values = [0, 1, 0x7f, 0x80, 0xfe, 0xff, ~original] + (0..<8).map { original ^ (1 << $0) }
      for value in values {
        bytes[position] = value
        sample.attempt(bytes, "byte \(position) set to \(value)")
      }
      bytes[position] = original
    }
  }

  @Test(arguments: Sample.all)
  func survivesEveryLyingLength(_ sample: Sample) {
    var bytes = sample.bytes
    for position in sample.positions.dropLast() {
      let original = (bytes[position], bytes[position + 1])
      for length in [0, 1, 0x7f, 0xff, 0x7fff, 0x8000, 0xffff] as [UInt16] {
        for lie in [length, length.byteSwapped] {
          (bytes[position], bytes[position + 1]) = (UInt8(lie >> 8), UInt8(lie & 0xff))
          sample.attempt(bytes, "length \(lie) at \(position)")
        }
      }
      (bytes[position], bytes[position + 1]) = original
    }
  }

  @Test(arguments: Sample.all)
  func survivesRandomMutations(_ sample: Sample) {
    for seed in 0..<2_000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      sample.attempt(sample.bytes.mutated(using: &random), "mutated with seed \(seed)")
    }
  }
}

extension Sample: CustomTestStringConvertible {
  var testDescription: String { name }
}

extension Sample {
  /// The positions a sweep visits: all, or 512 spread over a long sample, so that the sweeps stay a matter of seconds.
  fileprivate var positions: [Int] {
    Array(stride(from: 0, to: bytes.count, by: max(1, (bytes.count + 511) / 512)).filter { $0 < bytes.count })
  }

  /// Reads `bytes`, which may be anything, and evaluates all that a report would.
  @discardableResult
  fileprivate func attempt(_ bytes: [UInt8], _ what: @autoclosure () -> String) -> (any WireMessage)? {
    do {
      let message = try bytes.withReader { reader throws(ParseError) in try parse(&reader) }
      _ = message.fields
      return message
    } catch {
      if !(0...bytes.count).contains(error.position) {
        Issue.record("\(name), \(what()): the error is outside the bytes: \(error)")
      }
      return nil
    }
  }
}

extension [UInt8] {
  /// A copy with one to four changes: a byte set, a byte dropped, a byte put in, a piece repeated, the end cut off.
  fileprivate func mutated(using random: inout SeededGenerator) -> [UInt8] {
    var copy = self
    for _ in 0...Int.random(in: 0...3, using: &random) where !copy.isEmpty {
      let position = Int.random(in: copy.indices, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: copy.remove(at: position)
      case 1: copy.insert(.random(in: 0...255, using: &random), at: position)
      case 2: copy.insert(contentsOf: copy[position...].prefix(.random(in: 1...16, using: &random)), at: position)
      case 3: copy.removeSubrange(position...)
      default: copy[position] = .random(in: 0...255, using: &random)
      }
    }
    return copy
  }
}

/// SplitMix64: the same numbers on every machine and in every run.
struct SeededGenerator: RandomNumberGenerator {
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
