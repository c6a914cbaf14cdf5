import Bytes
import Dissectors

/// The PDUs that MCS carries: logon, licensing, capabilities, the session (MS-RDPBCGR 1.3.1.1, 2.2.8.1.1).
extension HandshakeReader {
  /// Reads what a Send Data carries. On a virtual channel it is none of our business, but that somebody sent it.
  mutating func readSent(_ data: MCSSendData, in pdu: MCSDomainPDU, _ reader: inout ByteReader, at place: Place) {
    guard session.carriesPDUs(data.channelID) else {
      if session.phase < .active || isWorthAnEvent { append(.message(pdu), at: place, phase: session.phase) }
      return
    }
    reader.limit(to: data.dataLength)
    do throws(ParseError) {
      while !reader.isAtEnd { note(try SlowPathPDU(parsing: &reader), at: place) }
    } catch {
      append(.malformed(error), at: place, phase: session.phase)
    }
  }

  private mutating func note(_ pdu: SlowPathPDU, at place: Place) {
    let phase = session.note(pdu)
    guard phase < .active || pdu.mayDecide || isWorthAnEvent else { return }
    append(.message(pdu.message), at: place, phase: phase)
  }

  /// Whether the session is young enough for all that happens in it to be told.
  private var isWorthAnEvent: Bool { timeline.application.total <= Limits.recordEvents }
}

/// What is settled about a session, as far as it decides how its PDUs are read.
struct SessionState {
  /// The furthest phase that a PDU was part of.
  private(set) var phase = Phase.mcs
  /// The channel of everything that has no other; MS-RDPBCGR 2.2.1.4.4.
  private var ioChannel: UInt16 = 1003
  private var messageChannel: UInt16?

  mutating func note(_ response: MCSConnectResponse) {
    for block in response.conference?.blocks ?? [] {
      switch block {
      case .serverNetwork(let data): ioChannel = data.ioChannelID
      case .serverMessageChannel(let data): messageChannel = data.channelID
      default: break
      }
    }
  }

  func carriesPDUs(_ channel: UInt16) -> Bool { channel == ioChannel || channel == messageChannel }

  /// Takes note of a PDU; gives the phase it is part of.
  mutating func note(_ pdu: SlowPathPDU) -> Phase {
    phase = max(phase, pdu.phase ?? phase)
    return phase
  }
}

extension SlowPathPDU {
  /// The phase that the PDU belongs to; nil if it may come in any.
  fileprivate var phase: Phase? {
    switch self {
    case .secured(.securityExchange), .secured(.clientInfo): .security
    case .secured(.licensing): .licensing
    case .secured(.encrypted(let pdu)): pdu.phase
    case .secured(.share(_, let pdu)), .share(let pdu): pdu.phase
    case .secured: nil
    }
  }

  /// Whether the PDU may say how a session goes on or why it ends.
  fileprivate var mayDecide: Bool {
    switch self {
    case .secured(.share(_, let pdu)), .share(let pdu): pdu.mayDecide
    case .secured: false
    }
  }
}

extension EncryptedPDU {
  /// Flags stay in clear where all else is encrypted. MS-RDPBCGR 2.2.8.1.1.2.1.
  fileprivate var phase: Phase? {
    if header.flags.contains(.info) { return .security }
    return header.flags.contains(.license) ? .licensing : .active
  }
}

extension SharePDU {
  fileprivate var phase: Phase? {
    switch self {
    case .demandActive, .confirmActive, .synchronize, .control, .fontList: .capabilities
    case .fontMap, .saveSessionInfo: .active
    default: nil
    }
  }

  fileprivate var mayDecide: Bool {
    switch self {
    case .synchronize, .control, .fontList, .monitorLayout, .otherData, .other: false
    default: true
    }
  }
}
