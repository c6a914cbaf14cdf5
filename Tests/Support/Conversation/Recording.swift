/// One packet as the capture saw it.
public struct Frame: Sendable {
  /// Nanoseconds since 1970.
  public var time: Int64
  /// The side from whose direction it came.
  public var from: Side
  /// The IP packet; the link header is added when the file is written.
  public var packet: [UInt8]
  /// Whether it came over the wire, where Ethernet fills short frames up to 60 bytes.
  public var arrives: Bool
}

extension Frame {
  fileprivate func delayed(_ gap: Int64) -> Frame {
    Frame(time: time + gap, from: from, packet: packet, arrives: arrives)
  }
}

/// The packets of a capture in their order, and what can go wrong with a capture.
public struct Recording: Sendable {
  public var frames: [Frame]

  public init(_ frames: [Frame] = []) { self.frames = frames }

  /// All packets of several conversations, by time.
  public init(_ conversations: Conversation...) {
    let all = conversations.flatMap(\.recording.frames)
    frames = all.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }

  /// Only one direction was captured.
  public func only(from side: Side) -> Recording { Recording(frames.filter { $0.from == side }) }

  /// The capture began in the middle.
  public func droppingFirst(_ count: Int) -> Recording { Recording(Array(frames.dropFirst(count))) }

  /// The capture was stopped too early.
  public func droppingLast(_ count: Int) -> Recording { Recording(Array(frames.dropLast(count))) }

  /// A mirror port that saw every frame twice, some microseconds apart.
  public func duplicated(afterNanoseconds gap: Int64 = 4_000) -> Recording {
    let twice = frames.flatMap { [$0, $0.delayed(gap)] }
    return Recording(
      twice.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element))
  }
}
