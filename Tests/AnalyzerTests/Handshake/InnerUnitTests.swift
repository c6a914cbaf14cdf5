import Bytes
import Capture
import Dissectors
import Testing

@testable import Analyzer

/// What stands next inside TLS is told from its first bytes, and from what was said before.
@Suite struct InnerUnitTests {
  private func unit(
    _ bytes: [UInt8], from side: Side = .client, awaitsAuthorization: Bool = false, speaksRDP: Bool = false
  ) throws -> InnerUnit {
    let context = InnerUnit.Context(awaitsAuthorization: awaitsAuthorization, speaksRDP: speaksRDP)
    return try bytes.withReader { reader throws(ParseError) in
      try InnerUnit(peeking: reader, from: side, in: context)
    }
  }

  @Test func tellsAuthenticationByItsFirstBytes() throws {
    // MS-CSSP 2.2.1: a SEQUENCE with version 6.
    #expect(try unit([0x30, 0x05, 0xA0, 0x03, 0x02, 0x01, 0x06]) == .tsRequest(length: 7))
    // MS-RDPBCGR 2.2.17.1: version 1, capabilities, data type 1, supported versions 1.
    #expect(try unit([1, 0, 1, 0, 1, 0, 1, 0], from: .server) == .rdstls)
    #expect(try unit(Array(#"{"ts_nonce":"AQ"}"#.utf8), from: .server) == .rdsaad)
    #expect(try unit([3, 0, 0, 8, 2, 0xF0, 0x80, 0x28]) == .tpkt(length: 8))
  }

  @Test(arguments: [[0, 0, 0, 0], [5, 0, 0, 0]] as [[UInt8]])
  func takesFourBytesAfterTheCredentialsForTheAuthorization(_ bytes: [UInt8]) throws {
    #expect(try unit(bytes, from: .server, awaitsAuthorization: true) == .earlyAuthorization)
    #expect(try unit(Array(bytes.dropLast()), from: .server, awaitsAuthorization: true) == .incomplete)
    #expect(throws: ParseError.self) { try unit(bytes, from: .server) }
    #expect(throws: ParseError.self) { try unit(bytes, from: .client, awaitsAuthorization: true) }
  }

  /// Twelve events of input begin with the same byte as a SEQUENCE.
  @Test func takesWhatHasNoHeaderForFastPathOnceSettingsWereExchanged() throws {
    #expect(try unit([0x30, 0x05, 0, 0, 0], speaksRDP: true) == .fastPath(length: 5))
    #expect(try unit([0x00, 0x80, 0x04, 0x00], from: .server, speaksRDP: true) == .fastPath(length: 4))
    #expect(try unit([0x00, 0x80], from: .server, speaksRDP: true) == .incomplete)
  }

  @Test(
    arguments: [[], [0x30], [0x30, 0x82], [0x30, 0x05, 0xA0], [3, 0, 0], [3, 0, 0, 9, 2, 0xF0, 0x80]] as [[UInt8]])
  func waitsForWhatIsNotWhole(_ bytes: [UInt8]) throws {
    #expect(try unit(bytes) == .incomplete)
  }

  @Test(arguments: [0x16, 0x47, 0x80, 0xFF] as [UInt8])
  func refusesWhatIsNeither(_ first: UInt8) {
    #expect(throws: ParseError.self) { try unit([first, 1, 2, 3]) }
  }
}

/// A stream of what was inside records knows where they stand in the direction.
@Suite struct InnerStreamTests {
  private func record(_ stream: inout InnerStream, _ bytes: [UInt8], frame: Int, at range: Range<Int>) {
    var source = ByteStream()
    bytes.withReader { source.append(&$0, frame: frame, time: .init(nanoseconds: 0)) }
    guard let origin = source.origin(at: 0) else { return }
    bytes.withReader { stream.append(&$0, at: Place(side: .server, origin: origin, range: range)) }
  }

  @Test func placesAUnitInTheRecordsThatHoldIt() throws {
    var stream = InnerStream()
    record(&stream, [1, 2, 3], frame: 7, at: 100..<130)
    record(&stream, [4, 5], frame: 9, at: 130..<160)
    record(&stream, [6], frame: 8, at: 160..<190)
    let first = try #require(stream.place(2, from: .server))
    #expect(first.range == 100..<130)
    #expect(first.origin.frame == 7)
    stream.skip(2)
    let second = try #require(stream.place(3, from: .server))
    #expect(second.range == 100..<160)
    #expect(second.origin.frame == 9)
    stream.skip(3)
    let third = try #require(stream.place(1, from: .server))
    #expect(third.range == 160..<190)
    // The record was sent later and captured earlier: it was whole when the one before it was.
    #expect(third.origin.frame == 9)
    #expect(third.isInsideTLS)
    #expect(stream.place(2, from: .server) == nil)
  }

  @Test func beginsAgainBehindAGap() {
    var stream = InnerStream()
    record(&stream, [0x30, 0x50, 1], frame: 1, at: 0..<30)
    stream.noteGap()
    record(&stream, [3], frame: 2, at: 60..<90)
    #expect(stream.place(1, from: .server)?.range == 60..<90)
  }
}
