import Bytes
import Dissectors

/// One handshake of a connection: what its hellos settle, and what is needed to find its secrets.
///
/// A connection of TLS up to 1.2 may have a second one, protected by the keys of the first.
struct TLSNegotiation: Sendable {
  let clientRandom: [UInt8]
  let offersEarlyData: Bool
  /// Nil until the ServerHello.
  private(set) var answer: Answer?
  /// The server asked for another ClientHello.
  private(set) var isRetried = false
  /// The client's premaster secret as it stands in its message, nil if none was sent.
  private(set) var keyExchange: [UInt8]?
  private var transcript: Transcript

  /// What the server chose.
  struct Answer: Sendable {
    let random: [UInt8]
    let version: TLSVersion
    let cipherSuite: CipherSuite
    let sessionID: [UInt8]
    let compresses: Bool
    let encryptsThenMACs: Bool
    let extendsMasterSecret: Bool
  }

  init?(clientHello message: [UInt8]) {
    guard let hello = try? message.withReader({ reader in try ClientHello(parsing: &reader) }) else { return nil }
    clientRandom = hello.random
    offersEarlyData = hello.has(.earlyData)
    transcript = Transcript(clientHello: message)
  }

  /// Takes note of the next message of `peer`.
  mutating func note(_ message: [UInt8], from peer: TLSPeer) {
    if keyExchange == nil { transcript.append(message, from: peer) }
    switch (peer, message.first) {
    case (.server, TLSHandshakeType.serverHello.rawValue): read(serverHello: message)
    case (.client, TLSHandshakeType.clientKeyExchange.rawValue):
      keyExchange = Array(message.dropFirst(TLSHandshakeHeader.byteCount))
    default: break
    }
  }

  /// Takes note that bytes of a message are missing.
  mutating func noteGap() { transcript.noteGap() }

  /// The hash of all messages up to the client's key exchange, RFC 7627 section 3; nil if some are missing.
  func sessionHash(_ digest: Digest) -> [UInt8]? { transcript.bytes.flatMap(digest.hash) }

  private mutating func read(serverHello message: [UInt8]) {
    guard let hello = try? message.withReader({ reader in try ServerHello(parsing: &reader) }) else { return }
    guard !hello.isHelloRetryRequest else {
      isRetried = true
      return
    }
    answer = Answer(
      random: hello.random, version: hello.version, cipherSuite: hello.cipherSuite, sessionID: hello.sessionID,
      compresses: hello.compressionMethod != 0, encryptsThenMACs: hello.has(.encryptThenMAC),
      extendsMasterSecret: hello.has(.extendedMasterSecret))
  }
}

/// The messages of a handshake in their order: the client's first, the server's flight, and what the client answers.
private struct Transcript: Sendable {
  private let clientHello: [UInt8]
  private var server: [UInt8] = []
  private var client: [UInt8] = []
  private var isBroken = false

  init(clientHello: [UInt8]) { self.clientHello = clientHello }

  /// Nil if messages are missing.
  var bytes: [UInt8]? { isBroken ? nil : clientHello + server + client }

  mutating func append(_ message: [UInt8], from peer: TLSPeer) {
    // A server may ask for a new handshake at any time, which is not a part of this one.
    guard message.first != TLSHandshakeType.helloRequest.rawValue else { return }
    guard server.count + client.count + message.count <= 2 * HandshakeMessages.maximumLength else { return noteGap() }
    if peer == .server { server += message } else { client += message }
  }

  mutating func noteGap() {
    isBroken = true
    server = []
    client = []
  }
}
