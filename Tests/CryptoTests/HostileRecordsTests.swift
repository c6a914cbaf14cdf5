import Bytes
import Crypto
import Dissectors
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What damaged and made-up records may not do: stop the program, hang it, or pass as genuine.
struct HostileRecordsTests {
  /// Numbers that look random and are the same in each run.
  private struct Generator {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % max(1, limit)
    }
  }

  private let conversations: [(keyLog: String, turns: [(peer: TLSPeer, bytes: [UInt8])])] =
    [
      (
        SimpleHandshake.keyLog,
        [
          (.client, SimpleHandshake.clientHello), (.server, SimpleHandshake.serverHello + SimpleHandshake.serverFlight),
          (.client, SimpleHandshake.clientFinished), (.server, SimpleHandshake.newSessionTicket),
          (.client, SimpleHandshake.clientData), (.server, SimpleHandshake.serverData),
        ]
      )
    ]
    + [
      GnuTLSRecordings.rc4SHAInTLS10, GnuTLSRecordings.rc4MD5InTLS12, GnuTLSRecordings.tripleDESInTLS10,
      GnuTLSRecordings.tripleDESInTLS12,
    ].map { ($0.keyLog, $0.turns.map { ($0.peer, hex($0.bytes)) }) }

  @Test(arguments: 0..<5)
  func survivesMutations(conversation: Int) {
    let (keyLog, turns) = conversations[conversation]
    let genuine = Set(plaintexts(SimpleHandshake.secrets(keyLog), turns))
    #expect(!genuine.isEmpty)
    var random = Generator(state: UInt64(conversation) &+ 1)
    for _ in 0..<150 {
      let mutated = turns.map { ($0.peer, mutate($0.bytes, &random)) }
      let opened = plaintexts(SimpleHandshake.secrets(keyLog), mutated)
      #expect(genuine.isSuperset(of: opened))
    }
  }

  /// Records of any bytes under keys that are right.
  @Test(arguments: 0..<5)
  func survivesInventedRecords(conversation: Int) {
    let (keyLog, turns) = conversations[conversation]
    var decryptor = TLSDecryptor(secrets: SimpleHandshake.secrets(keyLog))
    for turn in turns { _ = feed(&decryptor, turn.bytes, turn.peer) }
    var random = Generator(state: 77 &+ UInt64(conversation))
    for _ in 0..<200 {
      let length = random.next(below: 90)
      let body = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next(below: 256)) }
      let record = [UInt8(20 + random.next(below: 5)), 3, 3, 0, UInt8(length)] + body
      if random.next(below: 20) == 0 { decryptor.noteGap(from: .server) }
      #expect(feed(&decryptor, record, random.next(below: 2) == 0 ? .client : .server).isEmpty)
    }
  }

  @Test func survivesKeyLogsOfAnyBytes() {
    var random = Generator(state: 5)
    for _ in 0..<300 {
      let log = mutate(Array(SimpleHandshake.keyLog.utf8), &random)
      _ = plaintexts(SimpleHandshake.secrets(String(decoding: log, as: UTF8.self)), conversations[0].turns)
    }
  }

  /// Memory that OpenSSL kept would be seen after some thousand records. A process of its own has no other tests in its memory.
  @Test func freesWhatItUses() async {
    await #expect(processExitsWith: .success) {
      let tests = HostileRecordsTests()
      for _ in 0..<30 { tests.openAll() }
      let before = tests.residentKilobytes()
      for _ in 0..<300 { tests.openAll() }
      exit(tests.residentKilobytes() - before < 4096 ? 0 : 1)
    }
  }

  private func openAll() {
    for (keyLog, turns) in conversations { _ = plaintexts(SimpleHandshake.secrets(keyLog), turns) }
  }

  private func residentKilobytes() -> Int {
    var usage = rusage()
    #if canImport(Glibc)
      _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      _ = unsafe getrusage(RUSAGE_SELF, &usage)
    #endif
    return Int(usage.ru_maxrss)
  }

  private func plaintexts(_ secrets: TLSSecrets, _ turns: [(peer: TLSPeer, bytes: [UInt8])]) -> [[UInt8]] {
    var decryptor = TLSDecryptor(secrets: secrets)
    return turns.flatMap { feed(&decryptor, $0.bytes, $0.peer) }
  }

  private func feed(_ decryptor: inout TLSDecryptor, _ bytes: [UInt8], _ peer: TLSPeer) -> [[UInt8]] {
    bytes.withReader { reader in
      var opened: [[UInt8]] = []
      while let header = try? TLSRecordHeader(parsing: &reader) {
        var body = reader.copy()
        body.limit(to: Int(header.length))
        if let plaintext = try? decryptor.open(header, &body, from: peer) { opened.append(plaintext.bytes) }
        reader.skipUpTo(Int(header.length))
      }
      return opened
    }
  }

  private func mutate(_ bytes: [UInt8], _ random: inout Generator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random.next(below: 3) where !bytes.isEmpty {
      let place = random.next(below: bytes.count)
      switch random.next(below: 4) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next(below: 256))
      case 1: bytes[place] ^= UInt8(1 << random.next(below: 8))
      case 2: bytes.remove(at: place)
      default: bytes.insert(UInt8(truncatingIfNeeded: random.next(below: 256)), at: place)
      }
    }
    return bytes
  }
}
