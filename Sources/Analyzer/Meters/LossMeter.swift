import Capture
import Dissectors

extension Meter {
  /// How many segments each side had to send again, and in which phases.
  static func losses(of connection: Connection) -> [Meter] {
    let sides = Side.allCases.filter { connection.flow[$0].segments > 0 }
    let meters = sides.compactMap { losses(of: $0, connection) }
    if !meters.isEmpty { return meters }
    let sent = sides.reduce(0) { $0 + connection.flow[$1].segments }
    return [Meter("loss", "none of \(sent) segments was sent again", .segments(0, of: sent), frames: [])]
  }

  private static func losses(of side: Side, _ connection: Connection) -> Meter? {
    let segments = connection.flow.segments.all.filter { $0.side == side }
    let openings = segments.filter { $0.flags.contains(.syn) }.dropFirst()
    let again = openings + segments.filter { $0.role == .retransmission && !$0.flags.contains(.syn) }
    guard !again.isEmpty else { return nil }
    let phases = Dictionary(grouping: again) { connection.progress.phase(before: $0.frame) }
    let places = phases.sorted { $0.key < $1.key }.map { "\($0.key.rawValue) \($0.value.count)" }
    return Meter(
      "loss",
      "\(side.rawValue) sent \(again.count) of \(segments.count) segments again (\(places.joined(separator: ", ")))",
      .segments(again.count, of: segments.count), side: side, frames: again.prefix(12).map(\.frame))
  }
}
