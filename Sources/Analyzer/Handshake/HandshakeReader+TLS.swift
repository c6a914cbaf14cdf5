import Bytes
import Dissectors

/// TLS records: what is in clear becomes messages, what is protected becomes sizes (RFC 8446 section 5, RFC 5246 section 6.2).
extension HandshakeReader {
  mutating func readRecord(_ header: TLSRecordHeader, at place: Place, of cursor: Cursor) {
    tls.isStarted = true
    let isClear = tls.isClear(header, afterProtection: cursor.isProtected)
    // Most records are closed, and what is in a closed one is nobody's business.
    if !isClear, !hasSecrets { return readProtected(header, at: place) }
    cursor.withReader { reader in
      reader.limit(to: header.recordLength)
      reader.skipUpTo(TLSRecordHeader.byteCount)
      if hasSecrets, let plaintext = open(header, reader, at: place) { return readOpened(plaintext, at: place) }
      if isClear { readBody(header, &reader, at: place) } else { readProtected(header, at: place) }
    }
  }

  private mutating func readBody(_ header: TLSRecordHeader, _ body: inout ByteReader, at place: Place) {
    switch header.contentType {
    case .changeCipherSpec:
      appendMessage(TLSChangeCipherSpec.self, &body, at: place)
      if !tls.isTLS13 { self[place.side].isProtected = true }
    case .alert: appendMessage(TLSAlert.self, &body, at: place)
    default: readHandshake(&body, at: place)
    }
  }

  mutating func appendMessage<Message: WireMessage>(
    _ kind: Message.Type, _ reader: inout ByteReader, at place: Place
  ) {
    do throws(ParseError) {
      append(.message(try Message(parsing: &reader)), at: place, phase: .tls)
    } catch {
      append(.malformed(error), at: place, phase: .tls)
    }
  }
}

// MARK: - Handshake messages

extension HandshakeReader {
  mutating func readHandshake(_ body: inout ByteReader, at place: Place) {
    self[place.side].withHandshake(&body) { messages in
      while let length = HandshakeMessage.length(peeking: messages), length <= messages.remaining {
        var message = messages.copy()
        message.limit(to: length)
        messages.skipUpTo(length)
        readMessage(&message, at: place)
      }
    }
  }

  private mutating func readMessage(_ reader: inout ByteReader, at place: Place) {
    do throws(ParseError) {
      let message = try HandshakeMessage.parse(&reader, version: tls.version ?? .tls12)
      note(message, from: place.side)
      append(.message(message), at: place, phase: .tls)
    } catch {
      append(.malformed(error), at: place, phase: .tls)
    }
  }

  private mutating func note(_ message: any WireMessage, from side: Side) {
    // To compare the types first is cheaper than a cast that fails, as most would.
    let kind = type(of: message)
    if kind == ServerHello.self, let hello = message as? ServerHello {
      // A HelloRetryRequest settles the version and the suite as a ServerHello does, RFC 8446 section 4.1.4.
      tls.version = hello.version
      tls.protection = KnownProtections[hello.cipherSuite]
    } else if kind == UnknownHandshake.self, (message as? UnknownHandshake)?.header.type == .finished {
      tls.noteFinished(side)
    }
  }
}

// MARK: - Protected records

extension HandshakeReader {
  private mutating func readProtected(_ header: TLSRecordHeader, at place: Place) {
    let role = tls.isTLS13 ? roleInTLS13(header, place.side) : roleBeforeTLS13(header, place.side)
    if role == .application {
      timeline.count(from: place.side, at: place.origin)
      guard timeline.application.total <= Limits.recordEvents else { return }
    }
    let record = EncryptedRecord(
      contentType: header.contentType, length: Int(header.length), role: role,
      plaintextLength: tls.plaintextLength(of: header))
    append(.encrypted(record), at: place, phase: role == .application ? .active : .tls)
  }

  private mutating func roleBeforeTLS13(_ header: TLSRecordHeader, _ side: Side) -> EncryptedRecord.Role {
    switch header.contentType {
    case .handshake:
      tls.noteFinished(side)
      return .handshake
    case .alert: return .alert
    default: return .application
    }
  }

  /// Without CredSSP the server's first message is its settings, which with 31 channels take 180 bytes: what is longer is a session ticket that
  /// crossed the client's settings on the way.
  private func mustBeTicket(_ header: TLSRecordHeader) -> Bool {
    guard case .response(_, .ssl) = timeline.first(X224ConnectionConfirm.self)?.message.negotiation else {
      return false
    }
    return header.length > 200
  }

  /// TLS 1.3 hides the content type: what a record is follows from who sends it, when, and how long it is.
  ///
  /// The server's protected records before the client's first are its handshake flight, the client's first is its Finished, and what
  /// the server sends before the client speaks again are session tickets. An alert is 2 bytes, the type and a tag: 19 (RFC 8446 section 5.2).
  private mutating func roleInTLS13(_ header: TLSRecordHeader, _ side: Side) -> EncryptedRecord.Role {
    if header.length == 19 { return .alert }
    if side == .server {
      if !tls.clientFinished { tls.serverFinished = true }
      guard tls.clientSpoke, tls.serverSpoke || !mustBeTicket(header) else { return .handshake }
      tls.serverSpoke = true
      return .application
    }
    if !tls.clientFinished {
      tls.clientFinished = true
      return .handshake
    }
    tls.clientSpoke = true
    return .application
  }
}
