import Bytes
import Crypto
import Dissectors

/// Protected TLS records, opened with the user's secrets. What stays closed is read as if there were none.
extension HandshakeReader {
  /// What a record holds if it is protected and a secret opens it; nil if it says itself what it is, or stays closed.
  mutating func open(
    _ header: TLSRecordHeader, _ body: borrowing ByteReader, at place: Place
  ) -> TLSPlaintext? {
    var body = body.copy()
    do throws(DecryptionError) {
      let plaintext = try decryptor?.open(header, &body, from: place.side == .client ? .client : .server)
      if let plaintext { noteOpened(plaintext, from: place.side) }
      return plaintext
    } catch {
      timeline.decryption.noteClosed(error, frame: place.origin.frame)
      noteGap(from: place.side)
      return nil
    }
  }

  mutating func readOpened(_ plaintext: TLSPlaintext, at place: Place) {
    plaintext.bytes.withReader { body in
      switch plaintext.contentType {
      case .handshake: readHandshake(&body, at: place)
      case .alert: appendMessage(TLSAlert.self, &body, at: place)
      case .changeCipherSpec: appendMessage(TLSChangeCipherSpec.self, &body, at: place)
      case .applicationData: readApplicationData(&body, at: place)
      default: break
      }
    }
  }

  private mutating func noteOpened(_ plaintext: TLSPlaintext, from side: Side) {
    timeline.decryption.noteOpened()
    if plaintext.missingRecords > 0 { noteGap(from: side) }
  }

  /// What was to continue in a record that is missing or closed is lost.
  private mutating func noteGap(from side: Side) {
    self[side].noteHandshakeGap()
    self[side].inner.noteGap()
  }

  private mutating func readApplicationData(_ body: inout ByteReader, at place: Place) {
    if place.side == .client { tls.clientSpoke = true } else { tls.serverSpoke = true }
    timeline.count(from: place.side, at: place.origin)
    self[place.side].inner.append(&body, at: place)
    while readInnerUnit(from: place.side) {}
  }
}
