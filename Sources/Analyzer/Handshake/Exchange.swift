import Capture

/// The records both sides exchanged after the handshake: how many, and from when to when.
public struct Exchange: Sendable {
  /// One side's share.
  public struct Share: Sendable {
    public private(set) var records = 0
    public private(set) var first: Timestamp?
    public private(set) var last: Timestamp?

    mutating func count(at time: Timestamp) {
      records += 1
      if first == nil { first = time }
      last = time
    }
  }

  public private(set) var client = Share()
  public private(set) var server = Share()
  /// The frame of the record with which the exchange became one that only a running session has; nil before.
  public private(set) var runningSince: Int?

  public var total: Int { client.records + server.records }

  mutating func count(from side: Side, at origin: ByteStream.Origin) {
    if side == .client { client.count(at: origin.time) } else { server.count(at: origin.time) }
    if runningSince == nil, isRunning { runningSince = origin.frame }
  }

  /// Whether only a running session looks like this: twenty records each way, or five seconds of records from both sides, of which a
  /// logon that fails has no more than four each way.
  private var isRunning: Bool {
    let fewer = min(client.records, server.records)
    return fewer >= 20 || (fewer >= 5 && min(span(client), span(server)) >= 5_000_000_000)
  }

  /// In nanoseconds.
  private func span(_ share: Share) -> Int64 {
    guard let first = share.first, let last = share.last else { return 0 }
    return last.nanoseconds(since: first)
  }
}
