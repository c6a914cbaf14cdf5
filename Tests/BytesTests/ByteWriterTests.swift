import Bytes
import Testing

struct ByteWriterTests {
  /// Marks the bytes of a word that are not ASCII.
  private func notASCII(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> { words & SIMD2(repeating: 0x8080_8080_8080_8080) }

  @Test(arguments: 0...70)
  func appendsTextOfAnyLength(_ length: Int) {
    let text = String((0..<length).map { Character(Unicode.Scalar(UInt8(0x30 + $0 % 64))) })
    var writer = ByteWriter(room: 0)
    writer.append(text, between: ShortBytes("<"), and: ShortBytes(">", "!"))
    writer.append(text)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "<\(text)>!\(text)")
    #expect(writer.count == 2 * length + 3)
  }

  @Test(arguments: 0...40)
  func stopsAtTheFirstMark(_ length: Int) {
    let plain = String(repeating: "a", count: length)
    for place in 0...length {
      let text = plain.prefix(place) + "é" + plain.dropFirst(place)
      for start in 0...place {
        var writer = ByteWriter(room: 0)
        let end = writer.append(
          String(text), from: start, between: ShortBytes("<"), and: ShortBytes(">"), upTo: notASCII)
        #expect(end == place)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "<" + text.prefix(place).dropFirst(start))
      }
    }
  }

  @Test(arguments: [-1, 0, 3, 40, 41, Int.max, Int.min])
  func takesAnyStart(_ start: Int) {
    let text = String(repeating: "abcd", count: 10)
    var writer = ByteWriter(room: 0)
    let end = writer.append(text, from: start, between: ShortBytes(), and: ShortBytes("."), upTo: notASCII)
    #expect(end == 40)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text.dropFirst(max(0, min(start, 40))) + ".")
  }

  @Test func growsAndGivesBack() {
    var writer = ByteWriter(room: 1)
    for number in 0..<1000 {
      writer.append("\(number)", and: ShortBytes(","))
      writer.append(ShortBytes("x"), ShortBytes("y", "z"))
      #expect(writer.last == UInt8(ascii: "z"))
      writer.removeLast()
    }
    #expect(writer.bytes == Array((0..<1000).map { "\($0),xy" }.joined().utf8))
  }

  @Test(arguments: [(-1, 0), (0, 0), (3, 3), (8, 8), (9, 8), (Int.max, 8), (Int.min, 0)])
  func appendsNoMoreThanAWord(_ claimed: Int, _ count: Int) {
    var writer = ByteWriter(room: 0)
    for _ in 0..<20 { writer.append(ShortBytes(word: 0x6867_6665_6463_6261, count: claimed)) }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == String(repeating: String("abcdefgh".prefix(count)), count: 20))
  }

  @Test func hasNothingToTakeBackAtFirst() {
    var writer = ByteWriter(room: 8)
    writer.removeLast()
    #expect(writer.last == nil)
    #expect(writer.bytes == [])
  }
}
