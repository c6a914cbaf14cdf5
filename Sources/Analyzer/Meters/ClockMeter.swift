import Capture
import Crypto
import Dissectors

/// A time that somebody wrote into a message.
struct ClockReading {
  /// Whose clock it is, and where it says so.
  let owner: String
  let side: Side?
  let frame: Int
  /// How far the clock is ahead of the capture's.
  let lead: Duration

  init(_ owner: String, _ side: Side? = nil, seconds: Int64, frame: Int, time: Timestamp) {
    self.owner = owner
    self.side = side
    self.frame = frame
    lead = .seconds(seconds - time.nanoseconds / 1_000_000_000)
  }
}

extension Meter {
  /// How far the clocks of client, server and KDC are from the capture's, which may itself be the one that is wrong.
  static func addClocks(of connection: Connection, to meters: inout [Meter]) {
    meters.add(connection.clockInLogon(of: .client).map(clock))
    meters.add(connection.clockInLogon(of: .server).map(clock))
    meters.add(connection.clockInTLSOfClient.map(clock))
    meters.add(connection.clockInTLSOfServer.map(clock))
    meters.add(connection.clockOfCertificate.map(clock))
    for ticket in connection.tickets { meters.add(ticket.clock.map(clock)) }
  }

  static func clock(_ reading: ClockReading) -> Meter {
    Meter(
      "clock", "\(reading.owner) \(words(reading.lead))", .duration(reading.lead), side: reading.side,
      frames: [reading.frame])
  }

  /// Clocks tell seconds, so that one more or less says nothing.
  private static func words(_ lead: Duration) -> String {
    if abs(lead.components.seconds) <= 1 { return "as the capture's" }
    return lead > .zero ? lead.text + " ahead of the capture" : (.zero - lead).text + " behind the capture"
  }
}

extension Connection {
  fileprivate func clockInLogon(of side: Side) -> ClockReading? {
    clock(of: side).map { event, time in
      ClockReading(
        "\(side.rawValue) (NTLM)", side, seconds: time.secondsSince1970, frame: event.frame, time: event.time)
    }
  }

  /// Some stacks begin their random bytes with the time, others do not: what is within an hour of the capture's time is no chance.
  fileprivate var clockInTLSOfClient: ClockReading? {
    clientHello.flatMap { clockInTLS("client (TLS)", .client, $0.event, $0.message.gmtUnixTime) }
  }

  fileprivate var clockInTLSOfServer: ClockReading? {
    serverHello.flatMap { clockInTLS("server (TLS)", .server, $0.event, $0.message.gmtUnixTime) }
  }

  private func clockInTLS(_ owner: String, _ side: Side, _ event: Event, _ seconds: UInt32) -> ClockReading? {
    let reading = ClockReading(owner, side, seconds: Int64(seconds), frame: event.frame, time: event.time)
    return abs(reading.lead.components.seconds) <= 3600 ? reading : nil
  }

  /// A certificate from the future was made by a clock that is ahead of the capture's.
  fileprivate var clockOfCertificate: ClockReading? {
    guard let leaf, let event = certificate?.event, leaf.facts.notBefore > event.time.nanoseconds / 1_000_000_000 else {
      return nil
    }
    return ClockReading(
      "who made the certificate at least", .server, seconds: leaf.facts.notBefore, frame: event.frame, time: event.time)
  }
}

extension KerberosRecord {
  /// What the clock of a KDC that refuses says.
  var clock: ClockReading? {
    guard case .message(.error(let error)) = content else { return nil }
    return ClockReading("KDC", seconds: error.serverTime.secondsSince1970, frame: frame, time: time)
  }
}
