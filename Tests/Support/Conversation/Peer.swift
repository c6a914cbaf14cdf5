/// The side of a connection: the client is the one that sends the SYN.
public enum Side: Int, Sendable {
  case client, server
  public var other: Side { self == .client ? .server : .client }
}

/// The habits of a system that a capture shows.
public struct System: Sendable {
  public var ttl: UInt8
  public var hasTimestamps: Bool
  /// The window of a SYN, and the scaled one of all later segments.
  var synWindow: UInt16 = 64_240
  var window: UInt16
  var scale: UInt8

  /// Windows 10, Windows Server 2019 and later: TTL 128, no timestamps, IP IDs that count up.
  public static let windows = System(ttl: 128, hasTimestamps: false, window: 1026, scale: 8)
  /// Linux: TTL 64, timestamps where the other side offers them.
  public static let linux = System(ttl: 64, hasTimestamps: true, window: 502, scale: 7)
}

/// One end of a TCP connection, with what it has sent and received so far.
///
/// Positions count from the SYN as zero and never wrap; only the number written to the wire does.
public struct Peer {
  public var address: Address
  public var port: UInt16
  public var system: System
  public var mss = 1460
  public var initialSequence: UInt32
  public var identification: UInt16
  /// Routers between this peer and the place of capture; each takes one from the TTL.
  public var hops: UInt8 = 0
  var sent: Int64 = 0
  var received: Int64 = 0
  /// What arrived behind a hole.
  var islands: [Range<Int64>] = []
  /// The newest timestamp of the other side.
  var echo = 0
  var lastFlight: [Segment] = []

  /// Takes in a segment and moves the acknowledgement as far as there is no hole.
  mutating func receive(_ range: Range<Int64>) {
    if !range.isEmpty { islands.append(range) }
    while let next = islands.firstIndex(where: { $0.lowerBound <= received }) {
      received = max(received, islands.remove(at: next).upperBound)
    }
  }
}

/// One segment as its sender meant it. Acknowledgement, IP ID and timestamps are those of the moment it goes out.
struct Segment {
  var start: Int64
  var flags: UInt8
  var payload: [UInt8]
  var sequence: UInt32?
  var window: UInt16?

  /// The sequence space it takes; SYN and FIN take one number each.
  var range: Range<Int64> { start..<start + Int64(payload.count) + (flags & 0x03 != 0 ? 1 : 0) }
}
