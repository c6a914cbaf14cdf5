import Bytes
import Crypto
import Dissectors
import Testing

/// The simple handshake of RFC 8448 section 3.
enum SimpleHandshake {
  static let clientHello = hex(
    """
    160301 00c4 010000c00303cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece70000061301130313020100
    00910000000b0009000006736572766572ff01000100000a00140012001d00170018001901000101010201030104002300000033002600
    24001d002099381de560e4bd43d23d8e435a7dbafeb3c06e51c13cae4d5413691e529aaf2c002b0003020304000d0020001e0403050306
    03020308040805080604010501060102010402050206020202002d00020101001c00024001
    """)
  static let serverHello = hex(
    """
    160303 005a 020000560303a6af06a4121860dc5e6e60249cd34c95930c8ac5cb1434dac155772ed3e2692800130100002e0033002400
    1d0020c9828876112095fe66762bdbf7c672e156d6cc253b833df1dd69b1b04e751f0f002b00020304
    """)
  /// EncryptedExtensions, Certificate, CertificateVerify and Finished in one record.
  static let serverFlight = hex(
    """
    170303 02a2 d1ff334a56f5bff6594a07cc87b580233f500f45e489e7f33af35edf7869fcf40aa40aa2b8ea73f848a7ca07612ef9f945
    cb960b4068905123ea78b111b429ba9191cd05d2a389280f526134aadc7fc78c4b729df828b5ecf7b13bd9aefb0e57f271585b8ea9bb35
    5c7c79020716cfb9b1183ef3ab20e37d57a6b9d7477609aee6e122a4cf51427325250c7d0e509289444c9b3a648f1d71035d2ed65b0e3c
    dd0cbae8bf2d0b227812cbb360987255cc744110c453baa4fcd610928d809810e4b7ed1a8fd991f06aa6248204797e36a6a73b70a2559c
    09ead686945ba246ab66e5edd8044b4c6de3fcf2a89441ac66272fd8fb330ef8190579b3684596c960bd596eea520a56a8d650f563aad2
    7409960dca63d3e688611ea5e22f4415cf9538d51a200c27034272968a264ed6540c84838d89f72c24461aad6d26f59ecaba9acbbb317b
    66d902f4f292a36ac1b639c637ce343117b659622245317b49eeda0c6258f100d7d961ffb138647e92ea330faeea6dfa31c7a84dc3bd7e
    1b7a6c7178af36879018e3f252107f243d243dc7339d5684c8b0378bf30244da8c87c843f5e56eb4c5e8280a2b48052cf93b16499a66db
    7cca71e4599426f7d461e66f99882bd89fc50800becca62d6c74116dbd2972fda1fa80f85df881edbe5a37668936b335583b599186dc5c
    6918a396fa48a181d6b6fa4f9d62d513afbb992f2b992f67f8afe67f76913fa388cb5630c8ca01e0c65d11c66a1e2ac4c85977b7c7a699
    9bbf10dc35ae69f5515614636c0b9b68c19ed2e31c0b3b66763038ebba42f3b38edc0399f3a9f23faa63978c317fc9fa66a73f60f0504d
    e93b5b845e275592c12335ee340bbc4fddd502784016e4b3be7ef04dda49f4b440a30cb5d2af939828fd4ae3794e44f94df5a631ede42c
    1719bfdabf0253fe5175be898e750edc53370d2b
    """)
  static let clientFinished = hex(
    """
    170303 0035 75ec4dc238cce60b298044a71e219c56cc77b0517fe9b93c7a4bfc44d87f38f80338ac98fc46deb384bd1caeacab6867d7
    26c40546
    """)
  static let newSessionTicket = hex(
    """
    170303 00de 3a6b8f90414a97d6959c3487680de5134a2b240e6cffac116e95d41d6af8f6b580dcf3d11d63c758db289a015940252f55
    713e061dc13e078891a38efbcf5753ad8ef170ad3c7353d16d9da773b9ca7f2b9fa1b6c0d4a3d03f75e09c30ba1e62972ac46f75f7b981
    be63439b2999ce13064615139891d5e4c5b406f16e3fc181a77ca475840025db2f0a77f81b5ab05b94c01346755f69232c86519d86cbee
    ac87aac347d143f9605d64f650db4d023e70e952ca49fe5137121c74bc2697687e248746d6df353005f3bce18696129c8153556b3b6c67
    79b37bf15985684f
    """)
  static let clientData = hex(
    """
    170303 0043 a23f7054b62c94d0affafe8228ba55cbefacea42f914aa66bcab3f2b9819a8a5b46b395bd54a9a20441e2b62974e1f5a62
    92a2977014bd1e3deae63aeebb21694915e4
    """)
  static let serverData = hex(
    """
    170303 0043 2e937e11ef4ac740e538ad36005fc4a46932fc3225d05f82aa1b36e30efaf97d90e6dffc602dcb501a59a8fcc49c4bf2e5
    f0a21c0047c2abf332540dd032e167c2955d
    """)

  static let clientHandshakeSecret = line(
    "CLIENT_HANDSHAKE_TRAFFIC_SECRET", "b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21")
  static let serverHandshakeSecret = line(
    "SERVER_HANDSHAKE_TRAFFIC_SECRET", "b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38")
  static let clientSecret = line(
    "CLIENT_TRAFFIC_SECRET_0", "9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5")
  static let serverSecret = line(
    "SERVER_TRAFFIC_SECRET_0", "a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643")
  static let keyLog = clientHandshakeSecret + serverHandshakeSecret + clientSecret + serverSecret

  static func secrets(_ keyLog: String = keyLog) -> TLSSecrets {
    var secrets = TLSSecrets()
    secrets.add(keyLog: Array(keyLog.utf8))
    return secrets
  }

  static func line(_ label: String, _ secret: String) -> String {
    "\(label) cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece7 \(secret)\n"
  }

  /// The handshake and data of both peers.
  static func replay(_ keyLog: String = keyLog) throws -> RecordReplay {
    var replay = RecordReplay(secrets(keyLog))
    try replay.read(clientHello, from: .client)
    try replay.read(serverHello + serverFlight, from: .server)
    try replay.read(clientFinished, from: .client)
    try replay.read(newSessionTicket, from: .server)
    try replay.read(clientData, from: .client)
    try replay.read(serverData, from: .server)
    return replay
  }
}

struct RFC8448Tests {
  @Test func opensEveryRecord() throws {
    let replay = try SimpleHandshake.replay()
    #expect(replay.errors.isEmpty)
    #expect(replay.clear == 2)
    #expect(replay.plaintexts.map(\.plaintext.bytes.count) == [657, 36, 205, 50, 50])
    #expect(
      replay.plaintexts.map(\.plaintext.contentType)
        == [.handshake, .handshake, .handshake, .applicationData, .applicationData])
    #expect(replay.plaintexts[0].plaintext.bytes.starts(with: hex("080000240022000a00140012001d0017")))
    #expect(
      replay.plaintexts[1].plaintext.bytes
        == hex("14000020a8ec436d677634ae525ac1fcebe11a039ec17694fac6e98527b642f2edd5ce61"))
    #expect(replay.applicationData(of: .client) == Array(0..<50))
    #expect(replay.applicationData(of: .server) == Array(0..<50))
  }

  @Test func opensDataWithoutSecretsOfHandshake() throws {
    let replay = try SimpleHandshake.replay(SimpleHandshake.clientSecret + SimpleHandshake.serverSecret)
    #expect(
      replay.errors.map(\.error) == [
        .noSecret(label: "SERVER_HANDSHAKE_TRAFFIC_SECRET"), .noSecret(label: "CLIENT_HANDSHAKE_TRAFFIC_SECRET"),
      ])
    #expect(replay.applicationData(of: .client) == Array(0..<50))
    #expect(replay.applicationData(of: .server) == Array(0..<50))
  }

  @Test func opensHandshakeWithoutSecretsOfData() throws {
    let replay = try SimpleHandshake.replay(
      SimpleHandshake.clientHandshakeSecret + SimpleHandshake.serverHandshakeSecret)
    #expect(replay.plaintexts.map(\.plaintext.bytes.count) == [657, 36])
    #expect(
      replay.errors.map(\.error) == [
        .noSecret(label: "SERVER_TRAFFIC_SECRET_0"), .noSecret(label: "CLIENT_TRAFFIC_SECRET_0"),
        .noSecret(label: "SERVER_TRAFFIC_SECRET_0"),
      ])
  }

  @Test func opensOneDirectionWithSecretsOfOne() throws {
    let replay = try SimpleHandshake.replay(SimpleHandshake.serverHandshakeSecret + SimpleHandshake.serverSecret)
    #expect(replay.plaintexts.allSatisfy { $0.peer == .server })
    #expect(replay.plaintexts.count == 3)
    #expect(replay.errors.map(\.peer) == [.client, .client])
  }

  @Test func saysThatSecretIsOfAnotherConnection() throws {
    let wrong = SimpleHandshake.keyLog.replacing("b67b7d69", with: "b67b7d68").replacing("9e40646c", with: "9e40646d")
    let replay = try SimpleHandshake.replay(wrong)
    #expect(replay.errors.first?.error == .wrongSecret)
    #expect(replay.errors.map(\.peer) == [.server, .client])
    #expect(replay.applicationData(of: .server) == Array(0..<50))
  }

  @Test func saysThatSecretIsCutShortOrOfAnotherSuite() throws {
    let long = SimpleHandshake.line("CLIENT_HANDSHAKE_TRAFFIC_SECRET", String(repeating: "1f", count: 48))
    let replay = try SimpleHandshake.replay(SimpleHandshake.keyLog + long)
    #expect(
      replay.errors.map(\.error) == [
        .secretOfWrongLength(label: "CLIENT_HANDSHAKE_TRAFFIC_SECRET", expected: 32, found: 48)
      ])
    #expect(replay.applicationData(of: .client) == Array(0..<50))
  }

  @Test func saysWhichHelloIsMissing() throws {
    var replay = RecordReplay(SimpleHandshake.secrets())
    try replay.read(SimpleHandshake.serverFlight, from: .server)
    try replay.read(SimpleHandshake.clientHello, from: .client)
    try replay.read(SimpleHandshake.serverFlight, from: .server)
    #expect(replay.errors.map(\.error) == [.helloMissing(.client), .helloMissing(.server)])
  }

  @Test func findsRecordAfterGap() throws {
    var replay = RecordReplay(SimpleHandshake.secrets())
    try replay.read(SimpleHandshake.clientHello, from: .client)
    try replay.read(SimpleHandshake.serverHello + SimpleHandshake.serverFlight, from: .server)
    // The ticket is missing, and with it number 0.
    replay.decryptor.noteGap(from: .server)
    try replay.read(SimpleHandshake.serverData, from: .server)
    #expect(replay.errors.isEmpty)
    #expect(replay.applicationData(of: .server) == Array(0..<50))
    #expect(replay.plaintexts.last?.plaintext.missingRecords == 1)
  }

  @Test func goesOnAfterDamage() throws {
    var replay = RecordReplay(SimpleHandshake.secrets())
    try replay.read(SimpleHandshake.clientHello, from: .client)
    try replay.read(SimpleHandshake.serverHello + SimpleHandshake.serverFlight, from: .server)
    var damaged = SimpleHandshake.newSessionTicket
    damaged[40] ^= 1
    try replay.read(damaged, from: .server)
    try replay.read(SimpleHandshake.serverData, from: .server)
    try replay.read(SimpleHandshake.serverData, from: .server)
    #expect(replay.errors.map(\.error) == [.wrongSecret, .repeated(record: 1)])
    #expect(replay.applicationData(of: .server) == Array(0..<50))
  }

  /// The same handshake by a client that sends data before the server answers, under keys that no log here has.
  @Test func stepsOverEarlyData() throws {
    var hello = SimpleHandshake.clientHello + hex("002a0000")
    // The lengths of record, message and extensions grow with the extension.
    for place in [4, 8, 55] { hello[place] += 4 }
    let early = hex("170303 0020 \(String(repeating: "e7", count: 32))")
    var replay = RecordReplay(SimpleHandshake.secrets())
    try replay.read(hello + hex("140303000101") + early, from: .client)
    try replay.read(SimpleHandshake.serverHello + SimpleHandshake.serverFlight, from: .server)
    try replay.read(early + early + SimpleHandshake.clientFinished + SimpleHandshake.clientData, from: .client)
    #expect(replay.errors.map(\.error) == [.earlyData, .earlyData, .earlyData])
    #expect(replay.applicationData(of: .client) == Array(0..<50))
  }

  @Test func refusesRecordCutShort() throws {
    var decryptor = TLSDecryptor(secrets: SimpleHandshake.secrets())
    #expect(throws: DecryptionError.truncated(expected: 196, available: 45)) {
      try Array(SimpleHandshake.clientHello.prefix(50)).withReader { reader in
        let header = try TLSRecordHeader(parsing: &reader)
        _ = try decryptor.open(header, &reader, from: .client)
      }
    }
  }
}
