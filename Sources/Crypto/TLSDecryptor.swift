import Bytes
import Dissectors

/// Opens the protected records of one connection with the secrets that the user has.
///
/// Hand it every record of both peers from the ClientHello on, those in clear as well: it reads the hellos, finds the secrets, sees when keys
/// change (ChangeCipherSpec, Finished, KeyUpdate, renegotiation) and counts records. The caller keeps no state of its own.
///
/// Records of one peer have to come in their order; between the peers it is enough that nobody's protected record comes before both hellos.
/// A record that does not open throws its reason, and the next one may be handed in all the same.
public struct TLSDecryptor: Sendable {
  private let secrets: TLSSecrets
  private var negotiation: TLSNegotiation?
  private var client = Direction()
  private var server = Direction()

  public init(secrets: TLSSecrets) { self.secrets = secrets }

  /// Opens one record.
  ///
  /// - Parameters:
  ///   - header: the record's header.
  ///   - body: what follows the header, of which its length is read.
  /// - Returns: what was protected, or nil if the record is in clear and says what it says.
  public mutating func open(
    _ header: TLSRecordHeader, _ body: inout ByteReader, from peer: TLSPeer
  ) throws(DecryptionError) -> TLSPlaintext? {
    let record = try SealedRecord(header, &body)
    guard try isProtected(record, peer) else {
      follow(record.contentType, record.body, from: peer)
      return nil
    }
    let plaintext = try openProtected(record, from: peer)
    follow(plaintext.contentType, plaintext.bytes, from: peer)
    return plaintext
  }

  /// Takes note that bytes of `peer` are missing before its next record.
  ///
  /// Where a cipher allows, later records open again: their numbers are searched for. RC4 ends here, as does block chaining of TLS 1.0 if the
  /// MAC is outside of the encryption; with it inside one record more is lost.
  public mutating func noteGap(from peer: TLSPeer) {
    negotiation?.noteGap()
    self[peer].handshake.restart()
    self[peer].noteGap()
  }

  private subscript(peer: TLSPeer) -> Direction {
    get { peer == .client ? client : server }
    set { if peer == .client { client = newValue } else { server = newValue } }
  }

  private var isTLS13: Bool { negotiation?.answer?.version == .tls13 }
}

/// What one peer's records are protected with now.
private struct Direction: Sendable {
  var handshake = HandshakeMessages()
  var protection = Protection.clear

  enum Protection: Sendable {
    case clear
    /// Protected, and nothing of it can be opened.
    case closed(DecryptionError)
    case open(RecordOpener)
    /// TLS 1.3 up to Finished.
    case handshake(Result<RecordOpener, DecryptionError>)
    /// TLS 1.3 after Finished, until the next KeyUpdate.
    case application(TrafficKeys, RecordOpener)
  }

  var isClear: Bool { if case .clear = protection { true } else { false } }

  mutating func noteGap() {
    switch protection {
    case .clear, .closed, .handshake(.failure): break
    case .open(var opener):
      opener.noteGap()
      protection = .open(opener)
    case .handshake(.success(var opener)):
      opener.noteGap()
      protection = .handshake(.success(opener))
    case .application(let keys, var opener):
      opener.noteGap()
      protection = .application(keys, opener)
    }
  }
}

// MARK: - Records

extension TLSDecryptor {
  private func isProtected(_ record: SealedRecord, _ peer: TLSPeer) throws(DecryptionError) -> Bool {
    guard self[peer].isClear else {
      // TLS 1.3 sends ChangeCipherSpec in clear for old middleboxes, and alerts before it has keys.
      return !isTLS13 || record.contentType == .applicationData
    }
    guard record.contentType == .applicationData else { return false }
    guard let negotiation else { throw .helloMissing(.client) }
    throw negotiation.offersEarlyData && peer == .client ? .earlyData : .helloMissing(.server)
  }

  private mutating func openProtected(
    _ record: SealedRecord, from peer: TLSPeer
  ) throws(DecryptionError) -> TLSPlaintext {
    switch self[peer].protection {
    case .clear: throw .helloMissing(.server)
    case .closed(let reason): throw reason
    case .open(var opener):
      defer { self[peer].protection = .open(opener) }
      return try opener.open(record)
    case .application(let keys, var opener):
      defer { self[peer].protection = .application(keys, opener) }
      return try opener.open(record)
    case .handshake(let result): return try openHandshake(record, result, from: peer)
    }
  }

  private mutating func openHandshake(
    _ record: SealedRecord, _ result: Result<RecordOpener, DecryptionError>, from peer: TLSPeer
  ) throws(DecryptionError) -> TLSPlaintext {
    do throws(DecryptionError) {
      var opener = try result.get()
      // A record of early data took no number under these keys.
      defer { if opener.isProven || !mayBeEarly(peer) { self[peer].protection = .handshake(.success(opener)) } }
      return try opener.open(record)
    } catch {
      // The log may lack the handshake's secret, or the capture the Finished.
      if let opened = try? openAsApplication(record, from: peer) { return opened }
      if case .wrongSecret = error, mayBeEarly(peer) { throw .earlyData }
      throw error
    }
  }

  private func mayBeEarly(_ peer: TLSPeer) -> Bool { peer == .client && negotiation?.offersEarlyData == true }

  private mutating func openAsApplication(
    _ record: SealedRecord, from peer: TLSPeer
  ) throws(DecryptionError) -> TLSPlaintext? {
    let keys = try trafficKeys(peer == .client ? .clientTraffic : .serverTraffic)
    var opener = try keys.opener()
    guard opener.fits(record) else { return nil }
    let plaintext = try opener.open(record)
    self[peer].handshake.restart()
    self[peer].protection = .application(keys, opener)
    return plaintext
  }
}

// MARK: - What changes keys

extension TLSDecryptor {
  private mutating func follow(_ contentType: TLSContentType, _ bytes: [UInt8], from peer: TLSPeer) {
    switch contentType {
    case .changeCipherSpec where changesCipher(of: peer): changeCipher(of: peer)
    case .handshake:
      for message in self[peer].handshake.append(bytes) { note(message, from: peer) }
    default: break
    }
  }

  /// A ChangeCipherSpec of TLS 1.3 means nothing, and may come before the ServerHello says which version it is (RFC 8446 section D.4).
  private func changesCipher(of peer: TLSPeer) -> Bool {
    guard let negotiation, negotiation.answer == nil else { return !isTLS13 }
    return !negotiation.isRetried && !mayBeEarly(peer)
  }

  private mutating func note(_ message: [UInt8], from peer: TLSPeer) {
    if isTLS13, !self[peer].isClear { return noteInTLS13(message, from: peer) }
    if peer == .client, message.first == TLSHandshakeType.clientHello.rawValue {
      negotiation = TLSNegotiation(clientHello: message)
      return
    }
    let hadAnswer = negotiation?.answer != nil
    negotiation?.note(message, from: peer)
    if isTLS13, !hadAnswer { startTLS13() }
  }

  /// RFC 5246 section 7.1: what the peer sends next is protected with the keys just agreed on.
  private mutating func changeCipher(of peer: TLSPeer) {
    self[peer].handshake.restart()
    guard let negotiation else {
      self[peer].protection = .closed(.helloMissing(.client))
      return
    }
    do throws(DecryptionError) {
      self[peer].protection = .open(try negotiation.opener(for: peer, secrets))
    } catch {
      self[peer].protection = .closed(error)
    }
  }

  private mutating func startTLS13() {
    client.protection = .handshake(handshakeOpener(.clientHandshakeTraffic))
    server.protection = .handshake(handshakeOpener(.serverHandshakeTraffic))
  }

  /// RFC 8446 sections 4.4.4 and 4.6.3: both end a set of keys.
  private mutating func noteInTLS13(_ message: [UInt8], from peer: TLSPeer) {
    switch (message.first, self[peer].protection) {
    case (TLSHandshakeType.finished.rawValue, .handshake):
      use(
        Result { () throws(DecryptionError) in try trafficKeys(peer == .client ? .clientTraffic : .serverTraffic) },
        peer)
    case (TLSHandshakeType.keyUpdate.rawValue, .application(let keys, _)) where message.count == 5:
      use(Result { () throws(DecryptionError) in try keys.updated() }, peer)
    default: break
    }
  }

  private mutating func use(_ keys: Result<TrafficKeys, DecryptionError>, _ peer: TLSPeer) {
    self[peer].handshake.restart()
    do throws(DecryptionError) {
      let keys = try keys.get()
      self[peer].protection = .application(keys, try keys.opener())
    } catch {
      self[peer].protection = .closed(error)
    }
  }

  private func handshakeOpener(_ label: KeyLogLabel) -> Result<RecordOpener, DecryptionError> {
    Result { () throws(DecryptionError) in try trafficKeys(label).opener() }
  }

  private func trafficKeys(_ label: KeyLogLabel) throws(DecryptionError) -> TrafficKeys {
    guard let negotiation else { throw .helloMissing(.client) }
    return try TrafficKeys(label, negotiation, secrets)
  }
}

extension TLSHandshakeType {
  fileprivate static let keyUpdate = Self(rawValue: 24)
}
