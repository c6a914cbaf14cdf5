import Bytes
import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer
@testable import Crypto

/// The steps between TLS and the settings of a session that the server lets log on without CredSSP.
@Suite struct AuthenticationStepsTests {
  // MS-RDPBCGR 2.2.17.1, 2.2.17.2 and 2.2.17.4.
  private static let capabilities: [UInt8] = [1, 0, 1, 0, 1, 0, 1, 0]
  private static let password: [UInt8] = [1, 0, 2, 0, 1, 0, 2, 0, 0x41, 0, 2, 0, 0x42, 0, 0, 0, 2, 0, 0x43, 0]
  private static func response(_ code: UInt8) -> [UInt8] { [1, 0, 4, 0, 1, 0, code, 0, 0, 0] }
  // MS-RDPBCGR 2.2.18.
  private static let nonce = Array(#"{"ts_nonce":"AQID"}"#.utf8) + [0]
  private static let assertion = Array(#"{"rdp_assertion":"e30"}"#.utf8) + [0]
  private static func result(_ code: Int64) -> [UInt8] { Array(#"{"authentication_result":\#(code)}"#.utf8) + [0] }

  @Test func readsStepsOfRDSTLS() throws {
    let accepted = try progress(
      selecting: 4,
      [(.server, Self.capabilities), (.client, Self.password), (.server, Self.response(0))])
    #expect(steps(accepted) == [.rdstlsCapabilities, .rdstlsRequest, .rdstlsResponse])
    #expect(accepted.missing == .mcsConnectInitial)
  }

  @Test(arguments: [0, 1, 2])
  func namesFirstMissingStepOfRDSTLS(said: Int) throws {
    let turns: [(Analyzer.Side, [UInt8])] = [(.server, Self.capabilities), (.client, Self.password)]
    let progress = try progress(selecting: 4, Array(turns.prefix(said)))
    #expect(progress.missing == [.rdstlsCapabilities, .rdstlsRequest, .rdstlsResponse][said])
    #expect(progress.missing?.phase == .credssp)
  }

  @Test func refusalsCompleteNothing() throws {
    let denied = try progress(
      selecting: 4, [(.server, Self.capabilities), (.client, Self.password), (.server, Self.response(5))])
    #expect(denied.last?.step == .rdstlsRequest)
    #expect(denied.missing == .rdstlsResponse)
    let failed = try progress(
      selecting: 0x10, [(.server, Self.nonce), (.client, Self.assertion), (.server, Self.result(-2_146_893_048))])
    #expect(failed.last?.step == .rdsaadRequest)
    #expect(failed.missing == .rdsaadResult)
  }

  @Test func readsStepsOfRDSAAD() throws {
    let accepted = try progress(
      selecting: 0x10, [(.server, Self.nonce), (.client, Self.assertion), (.server, Self.result(0))])
    #expect(steps(accepted) == [.rdsaadNonce, .rdsaadRequest, .rdsaadResult])
    #expect(accepted.missing == .mcsConnectInitial)
  }

  /// Without keys the order of the flights tells, and an answer is a yes only if the client goes on.
  @Test(
    arguments: [
      (4, [.rdstlsRequest, .rdstlsResponse]), (0x10, [.rdsaadRequest, .rdsaadResult]),
      (1, [.mcsConnectInitial, .mcsConnectResponse]),
    ] as [(Int, [Analyzer.Step])])
  func infersStepsFromFlights(selected: Int, steps expected: [Analyzer.Step]) throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.negotiate(0x1F, selecting: selected)
    talk.tls12()
    if selected != 1 { talk.server(.sealed(8)) }
    talk.client(.sealed(90))
    talk.server(.sealed(10))
    let answered = try #require(talk.recording.connections().first).progress
    #expect(steps(answered) == (selected == 1 ? expected : [expected[0]]))
    talk.client(.sealed(462))
    talk.server(.sealed(126))
    let further = try #require(talk.recording.connections().first).progress
    #expect(steps(further) == (selected == 1 ? expected : expected + [.mcsConnectInitial, .mcsConnectResponse]))
  }

  private func steps(_ progress: Progress) -> [Analyzer.Step] {
    progress.milestones.map(\.step).filter { $0 > .tlsFinished }
  }

  /// What a reader makes of `turns` inside a TLS whose records are open.
  private func progress(selecting selected: Int, _ turns: [(Analyzer.Side, [UInt8])]) throws -> Progress {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.negotiate(0x1F, selecting: selected)
    talk.tls12()
    let flow = try #require(talk.recording.flows().first)
    var reader = HandshakeReader(flow: flow)
    reader.timeline = HandshakeReader.read(flow)
    for (index, turn) in turns.enumerated() {
      reader.readOpened(
        TLSPlaintext(contentType: .applicationData, bytes: turn.1, missingRecords: 0),
        at: try place(turn.0, frame: 50 + index))
    }
    return Progress(reader.timeline)
  }

  private func place(_ side: Analyzer.Side, frame: Int) throws -> Place {
    var stream = ByteStream()
    [0].withReader { stream.append(&$0, frame: frame, time: Timestamp(nanoseconds: Int64(frame))) }
    return Place(side: side, origin: try #require(stream.origin(at: 0)), range: 0..<1)
  }
}
