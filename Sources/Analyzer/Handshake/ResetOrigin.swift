import Capture
import Dissectors

/// Whether the RST that ended a connection came from the peer it claims, judged by what an injector gets wrong.
///
/// A device in the middle knows addresses, ports and sequence numbers, but not the sender's hop limit as it is here, nor how the sender
/// fills its IP header. It is nearer than the sender, and the sender goes on talking. One such sign can be chance; two are not.
public struct ResetOrigin: Sendable {
  public let reset: Segment
  /// Independent signs that somebody else sent it.
  public let signs: [Evidence]
  /// Whether there were packets of the same sender to compare with.
  public let comparedHopLimit: Bool

  /// Whether two independent signs say that somebody else sent it.
  public var isInjected: Bool { signs.count >= 2 }

  /// Looks at the first RST; nil when there is none.
  init?(in segments: [Segment], isOverIPv4: Bool) {
    guard let index = segments.firstIndex(where: { $0.flags.contains(.rst) }) else { return nil }
    let reset = segments[index]
    let earlier = segments[..<index]
    let before = earlier.lazy.filter { $0.side == reset.side }
    let after = segments[(index + 1)...]
    self.reset = reset
    comparedHopLimit = !before.isEmpty
    // How a sender numbers its packets and whether it lets them be fragmented are one choice: together they count once.
    let header = Self.identificationSign(reset, before) ?? Self.fragmentationSign(reset, before)
    signs = [
      Self.hopLimitSign(reset, before, isOverIPv4), header, Self.bothSidesSign(reset, earlier, after),
      Self.aliveSign(reset, after), Self.nearnessSign(reset, earlier),
    ].compactMap { $0 }
  }
}

// MARK: - How it was made

extension ResetOrigin {
  /// Hop limits of one sender differ by a hop or two when its route changes, not by more.
  private static func hopLimitSign(
    _ reset: Segment, _ before: some BidirectionalCollection<Segment>, _ isOverIPv4: Bool
  ) -> Evidence? {
    guard let usual = before.last?.hopLimit, !before.contains(where: { close($0.hopLimit, reset.hopLimit) }) else {
      return nil
    }
    return Evidence(
      reset.frame, field: isOverIPv4 ? "ip.ttl" : "ipv6.hlim",
      "its hop limit is \(reset.hopLimit), the \(reset.side.rawValue)'s other packets have \(usual)")
  }

  private static func close(_ one: UInt8, _ other: UInt8) -> Bool { abs(Int(one) - Int(other)) <= 2 }

  /// A host that counts its identifications up does the same in its own RST, or leaves it zero when the connection is gone already.
  private static func identificationSign(_ reset: Segment, _ before: some BidirectionalCollection<Segment>) -> Evidence?
  {
    guard reset.identification != 0 else { return nil }
    let series = before.lazy.filter { $0.length > 0 || $0.flags == .ack }.map { $0.identification }
    guard let last = series.last, last != 0 else { return nil }
    let step: UInt16 = reset.identification &- last
    guard (0x400..<0xFF00).contains(step), !series.dropFirst().isEmpty,
      zip(series, series.dropFirst()).allSatisfy({ (one: UInt16, next: UInt16) in next &- one < 0x100 })
    else { return nil }
    return Evidence(
      reset.frame, field: "ip.id",
      "its IP identification 0x\(String(reset.identification, radix: 16)) is far off the sender's series, which was at 0x\(String(last, radix: 16))"
    )
  }

  /// A host forbids fragmentation of all segments of a connection, or of none.
  private static func fragmentationSign(_ reset: Segment, _ before: some BidirectionalCollection<Segment>) -> Evidence?
  {
    guard !before.isEmpty, before.allSatisfy({ $0.dontFragment != reset.dontFragment }) else { return nil }
    let (own, usual) = reset.dontFragment ? ("forbids", "allow") : ("allows", "forbid")
    return Evidence(
      reset.frame, field: "ip.flags.df",
      "it \(own) fragmentation, the \(reset.side.rawValue)'s other packets \(usual) it")
  }
}

// MARK: - When it came

extension ResetOrigin {
  /// An injector ends both directions at once; two hosts do not reset each other within a millisecond, unless one was closing already.
  private static func bothSidesSign(
    _ reset: Segment, _ earlier: ArraySlice<Segment>, _ after: ArraySlice<Segment>
  ) -> Evidence? {
    guard !earlier.contains(where: { $0.flags.contains(.fin) }) else { return nil }
    let opposite = after.first { $0.flags.contains(.rst) && $0.side != reset.side }
    let twin = opposite.flatMap { ($0.time - reset.time) < Duration.milliseconds(1) ? $0 : nil }
    return twin.map {
      Evidence(
        $0.frame, field: "tcp.flags.reset",
        "another RST, in the other direction, came within a millisecond of the one in frame \(reset.frame)")
    }
  }

  /// A host that has reset a connection sends nothing more on it but RST. Bytes from before the RST may come late by another path; so may
  /// an acknowledgment, but not for long.
  private static func aliveSign(_ reset: Segment, _ after: ArraySlice<Segment>) -> Evidence? {
    let own = after.first { segment in
      guard segment.side == reset.side, !segment.flags.contains(.rst), segment.sequence &- reset.sequence < 0x8000_0000
      else { return false }
      return segment.length > 0 || segment.flags.contains(.fin) || segment.time - reset.time >= .milliseconds(10)
    }
    return own.map {
      Evidence(
        $0.frame, field: "tcp.seq", "the \(reset.side.rawValue) went on sending after the RST in frame \(reset.frame)")
    }
  }

  /// An answer cannot come sooner than half of the shortest round trip that the sender ever managed.
  private static func nearnessSign(_ reset: Segment, _ earlier: ArraySlice<Segment>) -> Evidence? {
    let asked = earlier.last { $0.side != reset.side && $0.length > 0 }
    guard let asked, asked.end == reset.acknowledgment, reset.flags.contains(.ack) else { return nil }
    guard let trips = RoundTrips(in: earlier)[reset.side], trips.count >= 2 else { return nil }
    let shortest = trips.best.duration
    guard shortest >= .milliseconds(5), (reset.time - asked.time) * 2 < shortest else { return nil }
    return Evidence(
      reset.frame, field: "tcp.time_delta",
      "it answers frame \(asked.frame) within \((reset.time - asked.time).text), while the \(reset.side.rawValue) never answered in less than \(shortest.text)"
    )
  }
}
