import Capture
import Dissectors

/// Whether the RST that ended a connection came from the peer it claims, judged by what an injector gets wrong.
///
/// A device in the middle knows addresses, ports and sequence numbers, but not the sender's hop limit as it is here, nor where the
/// sender's identification stands, nor that the sender goes on talking.
public struct ResetOrigin: Sendable {
  public let reset: Segment
  /// Independent signs that somebody else sent it, as sentences.
  public let signs: [String]
  /// Whether there were packets of the same sender to compare with.
  public let comparedHopLimit: Bool

  /// Looks at the first RST; nil when there is none.
  public init?(_ connection: Connection) {
    let segments = connection.flow.segments.all
    guard let index = segments.firstIndex(where: { $0.flags.contains(.rst) }) else { return nil }
    let reset = segments[index]
    let before = segments[..<index].filter { $0.side == reset.side }
    let after = segments[(index + 1)...]
    self.reset = reset
    comparedHopLimit = !before.isEmpty
    signs = [
      Self.hopLimitSign(reset, before),
      Self.identificationSign(reset, before),
      Self.bothSidesSign(reset, after),
      Self.aliveSign(reset, after),
    ].compactMap { $0 }
  }

  /// Hop limits of one sender differ by a hop or two when its route changes, not by more.
  private static func hopLimitSign(_ reset: Segment, _ before: [Segment]) -> String? {
    guard let usual = before.last?.hopLimit, !before.contains(where: { close($0.hopLimit, reset.hopLimit) }) else {
      return nil
    }
    return "its hop limit is \(reset.hopLimit), the \(reset.side.rawValue)'s other packets have \(usual)"
  }

  private static func close(_ one: UInt8, _ other: UInt8) -> Bool { abs(Int(one) - Int(other)) <= 2 }

  /// A host that counts its identifications up, or leaves them zero, does the same in its own RST.
  private static func identificationSign(_ reset: Segment, _ before: [Segment]) -> String? {
    let series = before.filter { $0.length > 0 || $0.flags == .ack }.map(\.identification)
    guard let last = series.last, series.count >= 2 else { return nil }
    let step: UInt16 = reset.identification &- last
    let counts = zip(series, series.dropFirst()).allSatisfy { (one: UInt16, next: UInt16) in next &- one < 0x100 }
    guard counts, last != 0, reset.identification != 0, step >= 0x400 else { return nil }
    return "its IP identification 0x\(String(reset.identification, radix: 16)) is far off the sender's series"
  }

  /// An injector ends both directions at once; two hosts do not reset each other within a millisecond.
  private static func bothSidesSign(_ reset: Segment, _ after: ArraySlice<Segment>) -> String? {
    let opposite = after.first { $0.flags.contains(.rst) && $0.side != reset.side && $0.acknowledgment != 0 }
    let twin = opposite.flatMap { ($0.time - reset.time) < Duration.milliseconds(1) ? $0 : nil }
    return twin.map { "another RST, in the other direction, came within a millisecond (frame \($0.frame))" }
  }

  /// A host that has reset a connection sends no more data on it.
  private static func aliveSign(_ reset: Segment, _ after: ArraySlice<Segment>) -> String? {
    let data = after.first { $0.side == reset.side && ($0.length > 0 || $0.flags.contains(.fin)) }
    return data.map { "the \(reset.side.rawValue) went on sending afterwards (frame \($0.frame))" }
  }
}
