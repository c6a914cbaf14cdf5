import Bytes
import Dissectors
import Foundation
import Testing

struct UniversalTimeTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1_421_708_099, "2015-01-19T22:54:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (-1, "1969-12-31T23:59:59Z"), (-11_644_473_600, "1601-01-01T00:00:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
      (4_107_542_400, "2100-03-01T00:00:00Z"), (253_402_300_800, "10000-01-01T00:00:00Z"),
    ] as [(Int64, String)])
  func writesDayAndTime(seconds: Int64, text: String) {
    #expect(UniversalTime(secondsSince1970: seconds).text == text)
  }

  @Test func agreesWithFoundationOnEveryMonth() throws {
    let format = Date.ISO8601FormatStyle(timeZone: .gmt)
    for step in 0..<6_000 as Range<Int64> {
      let seconds = step * 2_629_800 - 11_644_473_600
      let theirs = Date(timeIntervalSince1970: Double(seconds)).formatted(format)
      #expect(UniversalTime(secondsSince1970: seconds).text == theirs)
    }
  }

  @Test(
    arguments: [
      ("20260105102030Z", 1_767_608_430), ("19700101000000Z", 0), ("20000229235960Z", 951_868_800),
      ("00000101000000Z", -62_167_219_200),
    ] as [(String, Int64)])
  func readsGeneralizedTime(text: String, seconds: Int64) throws {
    #expect(try Self.error(at: text).serverTime.secondsSince1970 == seconds)
  }

  @Test(arguments: ["20261305102030Z", "20260105102030X", "2026010510203aZ", "20260100102030Z", "20260105242030Z"])
  func refusesOtherForms(text: String) {
    let error = #expect(throws: ParseError.self) { try Self.error(at: text) }
    #expect(error?.field == "stime")
  }

  /// A KRB-ERROR whose server time is `text`.
  private static func error(at text: String) throws -> KerberosError {
    let name = "Kerberos KRB-ERROR: skew of an AP-REQ"
    var bytes = try Sample.bytes(name)
    let time = try #require(bytes.firstRange(of: Array("20260105102030Z".utf8)))
    bytes.replaceSubrange(time, with: text.utf8)
    return try KerberosError(bytes)
  }
}
