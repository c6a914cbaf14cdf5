import Bytes
import Dissectors

/// What comes before RDP where a client goes through an HTTP proxy.
extension HandshakeReader {
  /// Reads what client and proxy say to each other; RDP begins behind it, where the proxy agreed to connect them.
  mutating func readGateway() {
    guard client.stream.withReader(from: 0, { GatewayBeginning.isFound($0) }) else { return }
    var dialog = GatewayDialog()
    while readUnit(of: &dialog, from: .client) || readUnit(of: &dialog, from: .server) {}
    guard !dialog.isThrough else { return }
    client.isFinished = true
    server.isFinished = true
  }

  private mutating func readUnit(of dialog: inout GatewayDialog, from side: Side) -> Bool {
    let start = self[side].offset
    let (reading, count) = self[side].stream.withReader(from: start) { reader in
      let reading = dialog.read(&reader, from: side)
      return (reading, reader.position - start)
    }
    switch reading {
    case .message(let message): append(.message(message), at: place(count, side), phase: .gateway)
    case .malformed(let error): append(.malformed(error), at: place(1, side), phase: .gateway)
    case .passed: break
    case .nothing: return false
    }
    self[side].offset += count
    return true
  }
}
