import Analyzer
import Testing

/// A code that the user brings is held against what the capture shows.
@Suite struct CodeFitTests {
  private func notes(_ fixture: String, _ code: DisconnectReason, _ extended: ExtendedDisconnectReason? = nil) throws
    -> [String]
  {
    let fixture = try #require(Fixture.everything.first { $0.name == fixture })
    let options = AnalysisOptions(code: MstscCode(code, extended: extended))
    return try #require(Analyzed(fixture.capture, options: options).attempts.first).notes
  }

  @Test func acceptsSocketClosedWhereTheServerHungUp() throws {
    #expect(try notes("tls-reset-after-clienthello", .socketClosed).isEmpty)
  }

  @Test func contradictsSocketClosedWhereTheClientClosed() throws {
    #expect(try notes("tls-cert-expired", .socketClosed).first?.contains("the client closed it first") == true)
  }

  @Test func contradictsSocketClosedWhereNobodyAnswered() throws {
    #expect(try notes("tcp-syn-drop", .socketClosed).first?.contains("0x204") == true)
  }

  @Test func contradictsAnyFailureOfASessionThatRan() throws {
    #expect(try notes("healthy-tls12-shadow", .socketClosed).first?.contains("this attempt succeeded") == true)
  }

  @Test func givesAnExtendedCodeNoWeightBeforeMCS() throws {
    let notes = try notes("tls-reset-after-clienthello", .socketClosed, ExtendedDisconnectReason(rawValue: 7))
    #expect(notes.contains { $0.contains("0x7 cannot have come from the server") })
  }
}
