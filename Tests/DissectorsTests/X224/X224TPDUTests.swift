import Bytes
import Dissectors
import Testing

struct X224TPDUTests {
  @Test func findsEachUnitByItsCode() throws {
    #expect(try X224Code.names(of: [6, 0xE0, 0, 0, 0, 0, 0]) == "X.224 Connection Request")
    #expect(try X224Code.names(of: [6, 0xD0, 0, 0, 0, 0, 0]) == "X.224 Connection Confirm")
    #expect(try X224Code.names(of: [2, 0xF0, 0x80]) == "X.224 Data")
    #expect(try X224Code.names(of: [6, 0x80, 0, 0, 0, 0, 1]) == "X.224 Disconnect Request")
    #expect(try X224Code.names(of: [4, 0x70, 0, 0, 2]) == "X.224 TPDU Error")
    #expect(try X224Code.names(of: [2, 0x10, 0x80]) == "X.224 Unknown TPDU")
  }

  @Test func keepsUnknownCode() throws {
    let unit = try [2, 0x15, 0x80].withReader { reader throws(ParseError) in try X224TPDU(parsing: &reader) }
    guard case .other(let unknown) = unit else { return #expect(Bool(false), "\(unit)") }
    #expect(unknown.header.code == X224Code(rawValue: 1))
    #expect(unknown.header.credit == 5)
    #expect(unknown.header.code.name == nil)
  }

  @Test func leavesPayloadOfDataUnit() throws {
    let left = try [2, 0xF0, 0x80, 0x7F, 0x65].withReader { reader throws(ParseError) in
      _ = try X224TPDU(parsing: &reader)
      return reader.readRest()
    }
    #expect(left == [0x7F, 0x65])
  }

  @Test func refusesLengthIndicatorOfZero() {
    #expect(
      throws: ParseError(
        field: "x224 length indicator", position: 0, problem: .invalid(expected: "1 or more", found: 0))
    ) { try X224Code.names(of: [0, 0xE0, 0, 0, 0, 0, 0]) }
  }

  @Test func refusesLengthIndicatorPastTheEnd() {
    #expect(
      throws: ParseError(
        field: "x224 connection request", position: 2, problem: .truncated(needed: 253, available: 5))
    ) { try X224Code.names(of: [254, 0xE0, 0, 0, 0, 0, 0]) }
  }
}

extension X224Code {
  fileprivate static func names(of bytes: [UInt8]) throws(ParseError) -> String {
    let unit = try bytes.withReader { reader throws(ParseError) in try X224TPDU(parsing: &reader) }
    return type(of: unit.message).name
  }
}
