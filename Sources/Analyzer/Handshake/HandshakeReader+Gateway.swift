import Bytes
import Dissectors

/// What comes before RDP where a client goes through an HTTP proxy or an RD Gateway, in clear or inside the TLS of the gateway.
extension HandshakeReader {
  /// Reads what both sides say in clear. RDP begins behind it, where a proxy agreed to connect them.
  mutating func readGateway() {
    guard client.stream.withReader(from: 0, { GatewayBeginning.isFound($0) }) else { return }
    var dialog = GatewayDialog()
    while readUnit(of: &dialog, from: .client) || readUnit(of: &dialog, from: .server) {}
    guard !dialog.isThrough else { return }
    client.finish()
    server.finish()
  }

  private mutating func readUnit(of dialog: inout GatewayDialog, from side: Side) -> Bool {
    let start = self[side].offset
    let (reading, count) = self[side].stream.withReader(from: start) { reader in
      let reading = dialog.read(&reader, from: side)
      return (reading, reader.position - start)
    }
    guard tell(reading, at: self[side].place(max(1, count))) else { return false }
    self[side].advance(by: count)
    return true
  }

  /// Puts what was read on the timeline; false if it was nothing.
  private mutating func tell(_ reading: GatewayDialog.Reading, at place: Place?) -> Bool {
    switch reading {
    case .message(let message): append(.message(message), at: place, phase: .gateway)
    case .malformed(let error): append(.malformed(error), at: place, phase: .gateway)
    case .passed: break
    case .nothing: return false
    }
    return true
  }
}

// MARK: - Inside TLS

extension HandshakeReader {
  /// Whether what runs inside TLS is HTTP to a gateway: the client said so with its first bytes, and no RDP came before TLS.
  mutating func speaksToGateway() -> Bool {
    if gateway != nil { return true }
    guard client.inner.offset == 0, timeline.first(X224ConnectionRequest.self) == nil,
      client.inner.stream.withReader(from: 0, { GatewayBeginning.asksGateway($0) })
    else { return false }
    gateway = GatewayDialog()
    return true
  }

  /// Reads the next unit inside TLS; false if it has not come whole.
  mutating func readGatewayUnit(from side: Side) -> Bool {
    guard var dialog = gateway else { return false }
    // What only one place holds is changed where it is.
    gateway = nil
    let inner = self[side].inner
    let (reading, count) = inner.stream.withReader(from: inner.offset) { reader in
      let start = reader.position
      let reading = dialog.read(&reader, from: side)
      return (reading, reader.position - start)
    }
    gateway = dialog
    guard tell(reading, at: inner.place(max(1, count), from: side)) else { return false }
    self[side].inner.skip(count)
    return true
  }
}
