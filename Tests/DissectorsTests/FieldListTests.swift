import Testing

@testable import Dissectors

struct FieldListTests {
  @Test func leavesOutWhatAMessageLacks() {
    var list = FieldList()
    list.number("number", nil as UInt8?)
    list.bits("bits", nil as UInt32?)
    list.bits("code", nil as CipherSuite?)
    list.quantity("quantity", nil as UInt32?, "ms")
    list.text("text", nil)
    list.flag("flag", nil)
    #expect(list.all.isEmpty)
  }

  @Test func printsNumbersAsWideAsTheirTypes() {
    var list = FieldList()
    list.number("number", -1)
    list.bits("bits", UInt16(5))
    list.bits("code", TLSVersion.tls12)
    list.number("decimal code", TLSVersion.tls12)
    list.quantity("quantity", UInt32(7), "ms")
    #expect(
      list.all == [
        Field("number", .unsigned(0)), Field("bits", .hex(5, digits: 4)),
        Field("code", .hex(0x0303, digits: 4), meaning: TLSVersion.tls12.name),
        Field("decimal code", .unsigned(0x0303), meaning: TLSVersion.tls12.name),
        Field("quantity", .unsigned(7), meaning: "7 ms"),
      ])
  }

  @Test func asksForMeaningsOnlyWhereTheyAreWanted() {
    for isWanted in [false, true] {
      var list = FieldList(meanings: isWanted)
      var asked = 0
      func meaning() -> String? {
        asked += 1
        return "meaning"
      }
      list.add("a", .boolean(true), meaning: meaning())
      list.bytes("b", [1], meaning: meaning())
      #expect(asked == (isWanted ? 2 : 0))
      #expect(list.all.map(\.meaning) == (isWanted ? ["meaning", "meaning"] : [nil, nil]))
      list.removeAll()
      #expect(list.all.isEmpty)
    }
  }
}
