import Capture
import Crypto
import Dissectors
import Synchronization

/// That a connection began: what is known of it before it has said anything.
struct FlowOpening: Sendable {
  let ordinal: Int
  let client: IPAddress
  let server: Endpoint
  let start: Timestamp
}

extension FlowOpening {
  init(_ flow: Flow) {
    self.init(ordinal: flow.ordinal, client: flow.client.address, server: flow.server, start: flow.start)
  }
}

/// A connection to which no more segments will be added.
final class FlowOver: Sendable {
  /// Whoever reads it takes it from here: it is large, and a copy would keep its bytes.
  private let flow: Mutex<Flow>
  /// The capture's time at which that was known.
  let time: Timestamp
  /// What opens its records, as far as it was known then.
  private let secrets: TLSSecrets
  /// What the client and its KDCs said to each other meanwhile.
  private let tickets: [KerberosRecord]
  /// What client and server said meanwhile about a UDP transport.
  private let datagrams: [DatagramRecord]

  init(
    _ flow: consuming sending Flow, time: Timestamp, secrets: TLSSecrets, tickets: [KerberosRecord],
    datagrams: [DatagramRecord]
  ) {
    self.flow = Mutex(flow)
    self.time = time
    self.secrets = secrets
    self.tickets = tickets
    self.datagrams = datagrams
  }

  /// Reads what was said; to be asked once.
  func read() -> Connection {
    var taken = Flow.vacant
    flow.withLock { swap(&$0, &taken) }
    return Connection(taken, secrets: secrets, tickets: tickets, datagrams: datagrams)
  }
}

/// What the packets told about connections, in the order of the capture: which began, and which are over.
///
/// `read` does the work of reading what they said. It needs nothing but the news themselves, so any thread can do it.
public struct FlowNews: Sendable {
  enum Item: Sendable {
    case began(FlowOpening, NameLookup)
    case over(FlowOver)
  }

  private(set) var items: [Item] = []
  /// How many connections are over.
  public private(set) var count = 0

  mutating func append(_ opening: FlowOpening, _ lookup: NameLookup) { items.append(.began(opening, lookup)) }

  mutating func append(_ over: FlowOver) {
    items.append(.over(over))
    count += 1
  }

  /// The news in portions of `count` connections that are over, in order.
  public consuming func split(into count: Int) -> [FlowNews] {
    var portions: [FlowNews] = []
    var (start, over) = (0, 0)
    for index in items.indices {
      if case .over = items[index] { over += 1 }
      guard over == count || index == items.count - 1 else { continue }
      portions.append(FlowNews(items: Array(items[start...index]), count: over))
      (start, over) = (index + 1, 0)
    }
    return portions
  }

  /// Reads the connections that are over.
  public consuming func read() -> ConnectionNews {
    ConnectionNews(
      items: items.map { item in
        switch item {
        case .began(let opening, let lookup): .began(opening, lookup)
        case .over(let over): .over(over.read(), over.time)
        }
      })
  }
}

/// The same news when what the connections said has been read.
public struct ConnectionNews: Sendable {
  enum Item: Sendable {
    case began(FlowOpening, NameLookup)
    case over(Connection, Timestamp)
  }

  let items: [Item]
}
