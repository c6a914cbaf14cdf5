import Bytes
import Dissectors

/// TPKT units: the X.224 negotiation, and without TLS the MCS PDUs inside X.224 Data (MS-RDPBCGR 1.3.1.1).
extension HandshakeReader {
  mutating func readTPKT(_ stream: ByteStream, _ length: Int, from side: Side) {
    guard let place = place(stream, length, side) else { return }
    let offset = self[side].offset
    stream.withReader(from: offset) { reader in
      reader.limit(to: length)
      do throws(ParseError) {
        try reader.skip(TPKTHeader.byteCount, "tpkt header")
        try readTPDU(&reader, at: place)
      } catch {
        append(.malformed(error), at: place, phase: .x224)
      }
    }
  }

  private mutating func readTPDU(_ reader: inout ByteReader, at place: Place) throws(ParseError) {
    let unit = try X224TPDU(parsing: &reader)
    guard case .data = unit else {
      append(.message(unit.message), at: place, phase: .x224)
      return
    }
    try readMCS(&reader, at: place)
  }

  private mutating func readMCS(_ reader: inout ByteReader, at place: Place) throws(ParseError) {
    switch reader.peekUInt16BE() {
    case 0x7F65:
      append(.message(try MCSConnectInitial(parsing: &reader)), at: place, phase: .mcs)
    case 0x7F66:
      append(.message(try MCSConnectResponse(parsing: &reader)), at: place, phase: .mcs)
      client.allowsFastPath = true
      server.allowsFastPath = true
    default:
      try readDomainPDU(&reader, at: place)
    }
  }

  private mutating func readDomainPDU(_ reader: inout ByteReader, at place: Place) throws(ParseError) {
    let pdu = try MCSDomainPDU(parsing: &reader)
    let carriesData = pdu.choice == .sendDataRequest || pdu.choice == .sendDataIndication
    if carriesData {
      timeline.count(from: place.side, at: place.origin)
      guard timeline.application.total <= Limits.recordEvents else { return }
    }
    append(.message(pdu), at: place, phase: carriesData ? .active : .mcs)
  }
}
