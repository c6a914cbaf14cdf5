import Bytes
import Crypto
import Dissectors
import Testing

/// A connection that RFC 8448 writes down byte by byte.
struct RFC8448Trace: Sendable {
  /// A record, and what it holds unless it is in clear.
  struct Record: Sendable {
    let peer: TLSPeer
    let bytes: [UInt8]
    let content: [UInt8]?

    init(_ peer: TLSPeer, _ bytes: String, holds content: String? = nil) {
      self.peer = peer
      self.bytes = hex(bytes)
      self.content = content.map(hex)
    }
  }

  let keyLog: String
  let records: [Record]

  /// What is protected, in the order of the wire, without the client's data before the server's answer.
  var contents: [[UInt8]] {
    let answer = records.firstIndex { $0.peer == .server } ?? 0
    return records[answer...].compactMap(\.content)
  }

  func replay(_ keyLog: String) throws -> RecordReplay {
    var replay = RecordReplay(SimpleHandshake.secrets(keyLog))
    for record in records { try replay.read(record.bytes, from: record.peer) }
    return replay
  }
}

struct RFC8448TraceTests {
  @Test(arguments: [RFC8448Trace.retried, .clientAuthentication, .compatible])
  func opensEveryRecord(_ trace: RFC8448Trace) throws {
    let replay = try trace.replay(trace.keyLog)
    #expect(replay.errors.isEmpty)
    #expect(replay.plaintexts.map(\.plaintext.bytes) == trace.contents)
    #expect(replay.clear == trace.records.count { $0.content == nil })
    let types = replay.plaintexts.map(\.plaintext.contentType)
    #expect(types == [.handshake, .handshake, .alert, .alert])
  }

  /// Early data has keys of its own, which are not used: it is stepped over up to the client's Finished.
  @Test func opensAllButEarlyData() throws {
    let trace = RFC8448Trace.resumed
    let replay = try trace.replay(trace.keyLog)
    #expect(replay.errors.map(\.error) == [.earlyData, .earlyData])
    let endOfEarlyData: [UInt8] = [5, 0, 0, 0]
    #expect(replay.plaintexts.map(\.plaintext.bytes) == trace.contents.filter { $0 != endOfEarlyData })
    #expect(replay.applicationData(of: .client) == Array(0..<50))
    #expect(replay.applicationData(of: .server) == Array(0..<50))
  }

  @Test(arguments: [RFC8448Trace.resumed, .retried, .clientAuthentication, .compatible])
  func opensNothingWithSecretsOfAnotherConnection(_ trace: RFC8448Trace) throws {
    let replay = try trace.replay(SimpleHandshake.keyLog)
    #expect(replay.plaintexts.isEmpty)
    #expect(replay.errors.count == trace.records.count { $0.content != nil })
  }

  /// The values that the text gives of what the hellos say.
  @Test func readsHellosAsDocumented() throws {
    let retry = try hello(RFC8448Trace.retried, at: 1)
    #expect(retry.isHelloRetryRequest)
    #expect(retry.group == .secp256r1)
    let answer = try hello(RFC8448Trace.retried, at: 3)
    #expect(!answer.isHelloRetryRequest)
    #expect(answer.cipherSuite.name == "TLS_AES_128_GCM_SHA256")
    let resumed = try hello(RFC8448Trace.resumed, at: 2)
    #expect(resumed.has(.preSharedKey))
    #expect(try hello(RFC8448Trace.compatible, at: 1).sessionID.count == 32)
    #expect(try hello(RFC8448Trace.clientAuthentication, at: 1).sessionID.isEmpty)
  }

  private func hello(_ trace: RFC8448Trace, at index: Int) throws -> ServerHello {
    try trace.records[index].bytes.withReader { reader in
      _ = try TLSRecordHeader(parsing: &reader)
      return try #require(try HandshakeMessage.parse(&reader, version: .tls13) as? ServerHello)
    }
  }
}
