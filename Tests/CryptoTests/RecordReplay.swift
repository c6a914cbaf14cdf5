import Bytes
import Crypto
import Dissectors

/// What a decryptor says of the records of a connection, in their order.
struct RecordReplay {
  var decryptor: TLSDecryptor
  var plaintexts: [(peer: TLSPeer, plaintext: TLSPlaintext)] = []
  var errors: [(peer: TLSPeer, error: DecryptionError)] = []
  /// Which of the client's records of application data are not there, counted from 0.
  var dropped: Set<Int> = []
  private var clientData = 0
  /// Records in clear.
  var clear = 0

  init(_ secrets: TLSSecrets) { decryptor = TLSDecryptor(secrets: secrets) }

  /// Feeds all records of `bytes`.
  mutating func read(_ bytes: [UInt8], from peer: TLSPeer) throws {
    try bytes.withReader { reader in
      while !reader.isAtEnd {
        let header = try TLSRecordHeader(parsing: &reader)
        var body = try reader.slice(Int(header.length), "record")
        if isDropped(header, peer) {
          decryptor.noteGap(from: peer)
          continue
        }
        do throws(DecryptionError) {
          if let plaintext = try decryptor.open(header, &body, from: peer) {
            plaintexts.append((peer, plaintext))
          } else {
            clear += 1
          }
        } catch {
          errors.append((peer, error))
        }
      }
    }
  }

  private mutating func isDropped(_ header: TLSRecordHeader, _ peer: TLSPeer) -> Bool {
    guard peer == .client, header.contentType == .applicationData else { return false }
    defer { clientData += 1 }
    return dropped.contains(clientData)
  }

  /// All application data that `peer` sent.
  func applicationData(of peer: TLSPeer) -> [UInt8] {
    plaintexts.filter { $0.peer == peer && $0.plaintext.contentType == .applicationData }.flatMap(\.plaintext.bytes)
  }
}
