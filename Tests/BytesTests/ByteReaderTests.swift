import Bytes
import Testing

// A reader cannot be handed to `#expect`, which would let it escape; hence the comparisons with true and false.
@Suite struct ByteReaderTests {
  private let bytes: [UInt8] = [0x01, 0x02, 0x03, 0x04, 0x85, 0x06, 0x07, 0x08, 0x09]

  @Test func readsEveryIntegerInBothOrders() throws {
    try bytes.withReader { reader throws(ParseError) in
      var copy = reader.copy()
      #expect(try copy.readUInt8("a") == 0x01)
      #expect(try copy.readUInt8("b") == 0x02)
      copy = reader.copy()
      #expect(try copy.readUInt16BE("a") == 0x0102)
      #expect(try copy.readUInt16BE("b") == 0x0304)
      copy = reader.copy()
      #expect(try copy.readUInt16LE("a") == 0x0201)
      #expect(try copy.readUInt16LE("b") == 0x0403)
      copy = reader.copy()
      #expect(try copy.readUInt24BE("a") == 0x01_0203)
      #expect(try copy.readUInt24BE("b") == 0x04_8506)
      copy = reader.copy()
      #expect(try copy.readUInt32BE("a") == 0x0102_0304)
      #expect(try copy.readUInt32BE("b") == 0x8506_0708)
      copy = reader.copy()
      #expect(try copy.readUInt32LE("a") == 0x0403_0201)
      #expect(try copy.readUInt32LE("b") == 0x0807_0685)
      copy = reader.copy()
      #expect(try copy.readUInt64BE("a") == 0x0102_0304_8506_0708)
      copy = reader.copy()
      #expect(try copy.readUInt64LE("a") == 0x0807_0685_0403_0201)
      #expect(copy.remaining == 1)
    }
  }

  @Test func loadsFromOddPositions() throws {
    let value = try bytes.withReader { reader throws(ParseError) in
      try reader.skip(1, "odd")
      return try reader.readUInt64LE("value")
    }
    #expect(value == 0x0908_0706_8504_0302)
  }

  @Test func countsPositionsFromTheBaseThroughNestedSlices() throws {
    try bytes.withReader(base: 1000) { reader throws(ParseError) in
      try reader.skip(2, "head")
      var child = try reader.slice(6, "child")
      #expect(reader.position == 1008)
      #expect(child.position == 1002)
      #expect(child.end == 1008)
      try child.skip(1, "type")
      var grandchild = try child.slice(3, "grandchild")
      #expect(grandchild.position == 1003)
      #expect(grandchild.end == 1006)
      #expect(try grandchild.readUInt16BE("value") == 0x0485)
      #expect(grandchild.position == 1005)
      #expect(child.position == 1006)
      #expect(child.remaining == 2)
    }
  }

  @Test func keepsChildrenInsideTheirBounds() throws {
    let error = #expect(throws: ParseError.self) {
      try bytes.withReader(base: 20) { reader throws(ParseError) in
        var child = try reader.slice(3, "child")
        try child.skip(2, "head")
        _ = try child.readUInt16BE("value")
      }
    }
    #expect(error == ParseError(field: "value", position: 22, problem: .truncated(needed: 2, available: 1)))
  }

  @Test func leavesTheReaderWhereItWasWhenItRefuses() {
    bytes.withReader { reader in
      _ = try? reader.skip(8, "head")
      _ = try? reader.readUInt16BE("two")
      _ = try? reader.readUInt16LE("two")
      _ = try? reader.readUInt24BE("three")
      _ = try? reader.readUInt32BE("four")
      _ = try? reader.readUInt32LE("four")
      _ = try? reader.readUInt64BE("eight")
      _ = try? reader.readUInt64LE("eight")
      _ = try? reader.readBytes(2, "bytes")
      _ = try? reader.skip(2, "skip")
      #expect(reader.position == 8)
      #expect((try? reader.readUInt8("last")) == 0x09)
      #expect((try? reader.readUInt8("past")) == nil)
      #expect(reader.position == 9)
      #expect(reader.isAtEnd == true)
    }
  }

  @Test(arguments: [-1, Int.min, Int.max, 10])
  func refusesCountsThatDoNotFit(_ count: Int) {
    let expected = ParseError(field: "body", position: 5, problem: .truncated(needed: count, available: 9))
    bytes.withReader(base: 5) { reader in
      #expect(throws: expected) { _ = try reader.slice(count, "body") }
      #expect(throws: expected) { try reader.skip(count, "body") }
      #expect(throws: expected) { try reader.readBytes(count, "body") }
      #expect(reader.position == 5)
    }
  }

  @Test func takesNothingAsACount() throws {
    try bytes.withReader { reader throws(ParseError) in
      let child = try reader.slice(0, "empty")
      #expect(child.isAtEnd == true)
      #expect(try reader.readBytes(0, "empty").isEmpty)
      #expect(reader.position == 0)
    }
  }

  @Test func makesTextOfBytes() throws {
    try [0x52, 0x44, 0xC3, 0xA4, 0xFF, 0x50].withReader { reader throws(ParseError) in
      #expect(try reader.readText(4, "text") == "RDä")
      #expect(try reader.readText(0, "text").isEmpty)
      #expect(try reader.readText(1, "text") == "\u{FFFD}")
      #expect(throws: ParseError.self) { try reader.readText(2, "text") }
      #expect(reader.position == 5)
    }
  }

  @Test func handsOutTheRest() throws {
    try bytes.withReader(base: 3) { reader throws(ParseError) in
      try reader.skip(7, "head")
      var copy = reader.copy()
      #expect(copy.readRest() == [0x08, 0x09])
      let rest = reader.rest()
      #expect(rest.position == 10)
      #expect(rest.remaining == 2)
      #expect(rest.remainingBytes.byteCount == 2)
      #expect(reader.isAtEnd == true)
      #expect(reader.readRest() == [])
      #expect(reader.remainingBytes.byteCount == 0)
      #expect(copy.position == 12)
    }
  }

  @Test func shortensButNeverLengthens() throws {
    try bytes.withReader { reader throws(ParseError) in
      reader.limit(to: 100)
      #expect(reader.remaining == 9)
      reader.limit(to: 9)
      #expect(reader.remaining == 9)
      try reader.skip(2, "head")
      reader.limit(to: 4)
      #expect(reader.end == 6)
      reader.limit(to: 5)
      #expect(reader.end == 6)
      reader.limit(to: -1)
      #expect(reader.isAtEnd == true)
      #expect(reader.position == 2)
    }
  }

  @Test(arguments: [(2..<5, 2, 5), (7..<40, 7, 9), (12..<40, 9, 9), (4..<4, 4, 4)])
  func readsPartAsFarAsItIsThere(range: Range<Int>, position: Int, end: Int) {
    bytes.withReader { whole in
      let reader = ByteReader(whole.remainingBytes, in: range)
      #expect(reader.position == position)
      #expect(reader.end == end)
    }
  }

  @Test func refusesWhatFollowsTheEnd() throws {
    let error = #expect(throws: ParseError.self) {
      try bytes.withReader(base: 7) { reader throws(ParseError) in
        try reader.skip(6, "head")
        try reader.expectEnd(of: "request")
      }
    }
    #expect(error == ParseError(field: "request", position: 13, problem: .trailing(count: 3)))
    try bytes.withReader { reader throws(ParseError) in
      _ = reader.rest()
      try reader.expectEnd(of: "request")
    }
  }

  @Test func comparesPrefixesInsideItsBounds() throws {
    try Array("CONNECT x".utf8).withReader { reader throws(ParseError) in
      #expect(reader.starts(with: "") == true)
      #expect(reader.starts(with: "CONNECT") == true)
      #expect(reader.starts(with: "CONNECT x") == true)
      #expect(reader.starts(with: "CONNECT x ") == false)
      #expect(reader.starts(with: "CONNECS") == false)
      let child = try reader.slice(3, "child")
      #expect(child.starts(with: "CON") == true)
      #expect(child.starts(with: "CONN") == false)
      #expect(reader.starts(with: "NECT") == true)
    }
  }

  @Test(arguments: [-1, -8, Int.min, Int.max, Int.max - 3])
  func peeksAtNothingFarAway(_ offset: Int) {
    bytes.withReader(base: 9) { reader in
      #expect(reader.peekUInt8(at: offset) == nil)
      #expect(reader.peekUInt16BE(at: offset) == nil)
      #expect(reader.peekUInt32BE(at: offset) == nil)
      #expect(reader.peekUInt64BE(at: offset) == nil)
    }
  }

  @Test func peeksUpToTheEndOfAChildAndNoFurther() throws {
    try bytes.withReader { reader throws(ParseError) in
      var child = try reader.slice(8, "child")
      #expect(child.peekUInt64BE() == 0x0102_0304_8506_0708)
      #expect(child.peekUInt64BE(at: 1) == nil)
      #expect(child.peekUInt32BE(at: 4) == 0x8506_0708)
      #expect(child.peekUInt32BE(at: 5) == nil)
      #expect(child.peekUInt16BE(at: 6) == 0x0708)
      #expect(child.peekUInt16BE(at: 7) == nil)
      #expect(child.peekUInt8(at: 7) == 0x08)
      #expect(child.peekUInt8(at: 8) == nil)
      try child.skip(7, "most")
      #expect(child.peekUInt8() == 0x08)
      #expect(child.peekUInt16BE() == nil)
      #expect(child.peekUInt8(at: -1) == nil)
      #expect(child.position == 7)
    }
  }

  @Test func readsNothingFromNothing() {
    let empty: [UInt8] = []
    empty.withReader { reader in
      #expect(reader.isAtEnd == true)
      #expect(reader.peekUInt8() == nil)
      #expect(reader.readRest() == [])
      #expect(reader.starts(with: "") == true)
      #expect(throws: ParseError(field: "type", position: 0, problem: .truncated(needed: 1, available: 0))) {
        try reader.readUInt8("type")
      }
    }
  }

  @Test func namesWhatAFormatDoesNotAllow() {
    let error = bytes.withReader { reader in
      reader.invalid("version", at: 4, expected: "3", found: 0x85 as UInt8)
    }
    #expect(error == ParseError(field: "version", position: 4, problem: .invalid(expected: "3", found: 0x85)))
  }

  @Test func passesResultsAndErrorsThrough() {
    #expect(bytes.withReader { $0.remaining } == 9)
    #expect(throws: ParseError.self) {
      try bytes.withReader { reader throws(ParseError) in try reader.skip(10, "all") }
    }
  }
}
