import Bytes
import Dissectors

/// TPKT units: the X.224 negotiation, and without TLS the MCS PDUs inside X.224 Data (MS-RDPBCGR 1.3.1.1).
extension HandshakeReader {
  mutating func readTPKT(_ length: Int, at place: Place) {
    self[place.side].withReader { reader in
      reader.limit(to: length)
      readTPKT(&reader, at: place)
    }
  }

  /// Reads one unit, which the reader holds whole.
  mutating func readTPKT(_ reader: inout ByteReader, at place: Place) {
    if place.isInsideTLS { context.speaksRDP = true }
    do throws(ParseError) {
      try reader.skip(TPKTHeader.byteCount, "tpkt header")
      try readTPDU(&reader, at: place)
    } catch {
      append(.malformed(error), at: place, phase: place.isInsideTLS ? .mcs : .x224)
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
      let response = try MCSConnectResponse(parsing: &reader)
      session.note(response)
      append(.message(response), at: place, phase: .mcs)
      guard !place.isInsideTLS else { return }
      client.allowsFastPath = true
      server.allowsFastPath = true
    default:
      try readDomainPDU(&reader, at: place)
    }
  }

  private mutating func readDomainPDU(_ reader: inout ByteReader, at place: Place) throws(ParseError) {
    let pdu = try MCSDomainPDU(parsing: &reader)
    guard case .sendData(let data) = pdu.content else {
      append(.message(pdu), at: place, phase: .mcs)
      return
    }
    if !place.isInsideTLS { timeline.count(from: place.side, at: place.origin) }
    readSent(data, in: pdu, &reader, at: place)
  }
}
