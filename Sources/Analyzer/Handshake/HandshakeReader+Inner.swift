import Bytes
import Dissectors

/// What both sides say inside TLS: authentication first, then the PDUs of RDP (MS-RDPBCGR 5.4.2, MS-CSSP 3.1.5).
extension HandshakeReader {
  /// Reads the next unit inside TLS; false if it has not come whole.
  mutating func readInnerUnit(from side: Side) -> Bool {
    if speaksToGateway() { return readGatewayUnit(from: side) }
    let inner = self[side].inner
    guard !inner.isForeign else { return false }
    return inner.stream.withReader(from: inner.offset) { reader in
      do throws(ParseError) {
        let unit = try InnerUnit(peeking: reader, from: side, in: context)
        let start = reader.position
        guard unit != .incomplete, try readInner(unit, &reader, from: side) else { return false }
        self[side].inner.skip(reader.position - start)
        return true
      } catch {
        append(.malformed(error), at: inner.place(1, from: side), phase: innerPhase)
        self[side].inner.isForeign = true
        return false
      }
    }
  }

  /// The phase of what cannot be read: authentication, where the server asked for it, up to the first PDU.
  private var innerPhase: Phase {
    guard !context.speaksRDP,
      case .response(_, let selected) = timeline.first(X224ConnectionConfirm.self)?.message.negotiation
    else { return session.phase }
    return selected == .ssl ? session.phase : .credssp
  }

  /// What began inside TLS and did not come whole.
  mutating func recordInnerEnd(of side: Side) {
    let inner = self[side].inner
    let rest = inner.stream.count - inner.offset
    guard rest > 0, !inner.isForeign, gateway == nil, self[side].stream.ending == .open else { return }
    append(.partial(have: rest, need: nil), at: inner.place(rest, from: side), phase: innerPhase)
  }

  /// Reads a unit and steps over it; false if bytes of it are still to come.
  private mutating func readInner(
    _ unit: InnerUnit, _ reader: inout ByteReader, from side: Side
  ) throws(ParseError) -> Bool {
    switch unit {
    case .tsRequest(let length): readWhole(length, &reader, side) { $0.readTSRequest(&$1, at: $2) }
    case .tpkt(let length): readWhole(length, &reader, side) { $0.readTPKT(&$1, at: $2) }
    case .fastPath(let length): reader.skipUpTo(length)
    case .earlyAuthorization: readWhole(4, &reader, side) { $0.readAuthorization(&$1, at: $2) }
    case .rdsaad, .rdstls: return try readAuthentication(unit, &reader, from: side)
    case .incomplete: return false
    }
    return true
  }

  /// Hands `read` the next `length` bytes, whatever it takes of them.
  private mutating func readWhole(
    _ length: Int, _ reader: inout ByteReader, _ side: Side,
    _ read: (inout HandshakeReader, inout ByteReader, Place) -> Void
  ) {
    var unit = reader.copy()
    unit.limit(to: length)
    reader.skipUpTo(length)
    guard let place = self[side].inner.place(length, from: side) else { return }
    read(&self, &unit, place)
  }
}

// MARK: - Authentication

extension HandshakeReader {
  private mutating func readTSRequest(_ reader: inout ByteReader, at place: Place) {
    do throws(ParseError) {
      let request = try TSRequest(parsing: &reader)
      // The client's answer may be closed where the server's side is not.
      if place.side == .server, request.pubKeyAuthLength != nil { context.awaitsAuthorization = true }
      if place.side == .client, request.authInfoLength != nil { context.awaitsAuthorization = true }
      append(.message(request), at: place, phase: .credssp)
    } catch {
      append(.malformed(error), at: place, phase: .credssp)
    }
  }

  private mutating func readAuthorization(_ reader: inout ByteReader, at place: Place) {
    context.awaitsAuthorization = false
    guard let result = try? EarlyUserAuthorization(parsing: &reader) else { return }
    append(.message(result), at: place, phase: .authorization)
  }

  /// Reads a message that only its own dissector measures.
  private mutating func readAuthentication(
    _ unit: InnerUnit, _ reader: inout ByteReader, from side: Side
  ) throws(ParseError) -> Bool {
    let start = reader.position
    do throws(ParseError) {
      let message: any WireMessage =
        unit == .rdstls ? try RDSTLSMessage.parse(&reader) : try RDSAADMessage(parsing: &reader)
      append(.message(message), at: self[side].inner.place(reader.position - start, from: side), phase: .credssp)
      return true
    } catch {
      if case .truncated = error.problem { return false }
      throw error
    }
  }
}
