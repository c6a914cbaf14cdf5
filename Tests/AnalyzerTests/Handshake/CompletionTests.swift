import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

/// A message stands in the frame with which its reader had all of it.
@Suite struct CompletionTests {
  @Test func messageBehindAHoleStandsWhereTheHoleWasFilled() throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk[.client].mss = 1200
    talk.negotiate()
    talk.client(.handshake(.clientHello()))
    talk.losing(.beforeCapture, segments: [0]) { $0.serverFlight() }
    talk.wait(seconds: 0.3)
    talk.retransmit(.server, segments: [0])
    let connection = try #require(talk.recording.connections().first)
    #expect(connection.serverHello?.event.frame == 8)
    #expect(connection.certificate?.event.frame == 8)
    #expect((connection.serverHello?.event.time ?? connection.flow.start) > connection.flow.start)
  }

  @Test func messageThatCameInPiecesStandsInTheLastOfThem() throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk[.client].mss = 100
    talk.negotiate()
    talk.client(.handshake(.clientHello()))
    talk.serverFlight()
    let connection = try #require(talk.recording.connections().first)
    let payloads = talk.recording.frames.indices.filter { talk.recording.frames[$0].packet.count > 40 }
    #expect(connection.serverHello?.event.frame == payloads.last.map { $0 + 1 })
  }
}
