import Capture
import Dissectors

/// A ticket for a server that was not to be had, where nobody connected.
struct FailedTicket: Sendable {
  let client: IPAddress
  let host: String
  let records: [KerberosRecord]
}

/// Finds tickets that failed and belong to a target: they name the Remote Desktop service of a host, or the user named the server.
struct TicketFinder {
  /// The traffic with KDCs of the capture.
  let records: [KerberosRecord]
  /// The server that the user named.
  let server: String?
  let end: Timestamp

  var failed: [FailedTicket] {
    var clients: [IPAddress] = []
    for record in records where !clients.contains(record.client) { clients.append(record.client) }
    return clients.flatMap { client in failed(records.filter { $0.client == client }) }
  }

  /// What to say about a refused ticket when there is no attempt to tie it to.
  var noteWithoutAttempts: String? {
    guard let refusal = TicketTraffic(records: records, end: end).refusal else { return nil }
    return
      "A KDC refused a ticket in frame \(refusal.frame): \(refusal.error.code.text). Use --server NAME if that was about the server in question."
  }

  private func failed(_ own: [KerberosRecord]) -> [FailedTicket] {
    guard let client = own.first?.client else { return [] }
    return hosts(own).compactMap { host in
      let about = own.filter { record in record.host.map { $0.namesSameHost(as: host) } ?? record.isGeneral }
      let traffic = TicketTraffic(records: about, end: end)
      let isKnown = traffic.refusal.map { TicketTopic($0.error.code) != .other } ?? (traffic.unreachable != nil)
      return isKnown ? FailedTicket(client: client, host: host, records: about) : nil
    }
  }

  /// The hosts in question, in the order in which they came.
  private func hosts(_ own: [KerberosRecord]) -> [String] {
    let named = server.flatMap { IPAddress($0) == nil ? [$0] : nil } ?? []
    return own.compactMap(\.host).reduce(into: named) { hosts, host in
      guard hosts.count < Limits.ticketHosts, !hosts.contains(where: { $0.namesSameHost(as: host) }) else { return }
      hosts.append(host)
    }
  }
}

extension Attempt {
  /// An attempt that never got to a connection, for want of a ticket.
  init(_ failed: FailedTicket, window: CaptureWindow, code: MstscCode?) {
    self.init(
      client: failed.client, server: nil, connections: [], names: [], tickets: failed.records, serverName: failed.host,
      window: window, code: code, focus: 0)
  }
}
