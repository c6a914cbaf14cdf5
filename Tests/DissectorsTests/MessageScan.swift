import Bytes
import Dissectors
import TsharkOracle

/// Messages that lie whole in one packet, read without any reassembly. tshark gives the payloads, so that nothing here depends on our own
/// reading of captures.
enum MessageScan {
  /// The fields of the messages that `read` finds in each packet's `tcp.payload`, by frame number; a packet it cannot read is left out.
  static func messages(
    in packets: Tshark.Fields, read: (inout ByteReader) throws -> [Field]
  ) -> [Int: [Field]] {
    packets.compactMapValues { fields in
      let payload = bytes(fields["tcp.payload"]?.first ?? "")
      let found = try? payload.withReader { reader in try read(&reader) }
      return found.flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  /// A payload that is one TPKT and holds the negotiation.
  static func x224(_ reader: inout ByteReader) throws -> [Field] {
    let header = try TPKTHeader(parsing: &reader)
    guard reader.remaining == header.bodyLength else { return [] }
    switch try X224TPDU(parsing: &reader) {
    case .connectionRequest(let message): return header.fields + message.fields
    case .connectionConfirm(let message): return header.fields + message.fields
    default: return []
    }
  }

  /// A payload that is whole records, of which those up to a ChangeCipherSpec are in clear.
  static func tls(_ reader: inout ByteReader) throws -> [Field] {
    var fields: [Field] = []
    var isClear = true
    var version = TLSVersion.tls12
    while !reader.isAtEnd {
      let header = try TLSRecordHeader(parsing: &reader)
      // tshark calls the type of protected records of TLS 1.3 tls.record.opaque_type, for which it remembers the ServerHello.
      fields += header.fields.filter { header.contentType != .applicationData || $0.name != "tls.record.content_type" }
      var body = try reader.slice(Int(header.length), "record")
      if header.contentType == .changeCipherSpec { isClear = false }
      guard isClear else { continue }
      if header.contentType == .alert, header.length == 2 { fields += try TLSAlert(parsing: &body).fields }
      while header.contentType == .handshake, !body.isAtEnd {
        let message = try HandshakeMessage.parse(&body, version: version)
        if let hello = message as? ServerHello { version = hello.version }
        fields += message.fields
      }
    }
    return fields
  }

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
  }
}
