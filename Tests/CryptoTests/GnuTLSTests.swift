import Crypto
import Dissectors
import Testing

/// RC4 and triple DES, which old servers still choose.
struct GnuTLSTests {
  @Test(arguments: [
    GnuTLSRecordings.rc4SHAInTLS10, GnuTLSRecordings.rc4MD5InTLS12, GnuTLSRecordings.tripleDESInTLS10,
    GnuTLSRecordings.tripleDESInTLS12,
  ])
  func opensRecordedConnection(recording: GnuTLSRecording) throws {
    let replay = try recording.replay()
    let said = Array("between peers\na second time\n".utf8)
    #expect(replay.errors.map { "\($0.error)" }.isEmpty)
    #expect(replay.applicationData(of: .client) == said)
    #expect(replay.applicationData(of: .server) == said)
  }

  @Test func keystreamEndsAtGap() throws {
    var replay = try GnuTLSRecordings.rc4SHAInTLS10.replay()
    replay.decryptor.noteGap(from: .server)
    try replay.read(hex("1703010022 \(String(repeating: "5a", count: 34))"), from: .server)
    #expect(replay.errors.map(\.error) == [.afterGap])
  }

  /// The MAC of this connection is outside of the encryption and does not cover where the chain starts.
  @Test func chainEndsAtGap() throws {
    let recording = GnuTLSRecordings.tripleDESInTLS10
    var replay = try recording.replay()
    let last = try #require(recording.turns.last { $0.peer == .server })
    replay.decryptor.noteGap(from: .server)
    try replay.read(hex(last.bytes), from: .server)
    try replay.read(hex(last.bytes), from: .server)
    #expect(replay.errors.map(\.error) == [.afterGap, .afterGap])
  }

  @Test func needsBothHellos() throws {
    let recording = GnuTLSRecordings.tripleDESInTLS10
    for absent in [TLSPeer.client, .server] {
      var secrets = TLSSecrets()
      secrets.add(keyLog: Array(recording.keyLog.utf8))
      var replay = RecordReplay(secrets)
      for turn in recording.turns where turn.peer != absent { try replay.read(hex(turn.bytes), from: turn.peer) }
      #expect(replay.plaintexts.isEmpty)
      #expect(Set(replay.errors.map(\.error)) == [.helloMissing(absent)])
    }
  }
}
