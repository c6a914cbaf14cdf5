import Capture
import Dissectors

/// Who asked the own network for the host that the user named, and whether it ever answered.
struct NeighborTraffic: Sendable {
  /// One question that named the host.
  struct Request: Sendable {
    let frame: Int
    let time: Timestamp
    let sender: IPAddress
  }

  /// Nil unless the user named the host by an IPv4 address: nothing else can be tied to it.
  let host: IPAddress?
  private var requests: [Request] = []
  private var isHeard = false

  init(server: String?) {
    host = server.flatMap { IPAddress($0) }.flatMap { $0.isIPv4 ? $0 : nil }
  }

  /// Looks at a frame that is no IP packet.
  mutating func receive(_ packet: Packet, frame: RawSpan) {
    guard let host, !isHeard, let message = ARPMessage(frame: frame, linkType: LinkType(rawValue: packet.linkType))
    else { return }
    if message.sender == host {
      isHeard = true
    } else if message.isRequest, message.target == host, requests.count < Limits.neighborRequests {
      note(Request(frame: packet.number, time: packet.timestamp, sender: message.sender))
    }
  }

  /// A mirror port shows a question twice within microseconds; nobody asks again so soon.
  private mutating func note(_ request: Request) {
    let isCopy = requests.last.map { $0.sender == request.sender && request.time - $0.time < .milliseconds(2) } ?? false
    if !isCopy { requests.append(request) }
  }

  /// The questions, when they were asked in vain: three in ten seconds. Who gets an answer does not ask again so soon (RFC 1122 section 2.3.2.1).
  var failed: FailedNeighbor? {
    guard let host, !isHeard else { return nil }
    for request in requests {
      let own = requests.filter { $0.sender == request.sender }
      guard zip(own, own.dropFirst(2)).contains(where: { $1.time - $0.time <= .seconds(10) }) else { continue }
      return FailedNeighbor(client: request.sender, server: host, requests: own)
    }
    return nil
  }
}
