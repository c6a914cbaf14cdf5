import Capture
import Dissectors

extension Meter {
  /// How many segments each side had to send again, and in which phases.
  static func losses(of connection: Connection, in segments: [Segment]) -> [Meter] {
    let meters = Side.allCases.compactMap { losses(of: $0, in: segments, connection.progress) }
    if !meters.isEmpty { return meters }
    let sent = connection.flow.fromClient.segments + connection.flow.fromServer.segments
    return [Meter("loss", "none of \(sent) segments was sent again", .segments(0, of: sent), frames: [])]
  }

  private static func losses(of side: Side, in segments: [Segment], _ progress: Progress) -> Meter? {
    var (sent, isOpened) = (0, false)
    var (openings, others): ([Int], [Int]) = ([], [])
    for segment in segments where segment.side == side {
      sent += 1
      if segment.flags.contains(.syn) {
        if isOpened { openings.append(segment.frame) }
        isOpened = true
      } else if segment.role == .retransmission {
        others.append(segment.frame)
      }
    }
    let again = openings + others
    guard !again.isEmpty else { return nil }
    let phases = Dictionary(grouping: again) { progress.phase(before: $0) }
    let places = phases.sorted { $0.key < $1.key }.map { "\($0.key.rawValue) \($0.value.count)" }
    return Meter(
      "loss", "\(side.rawValue) sent \(again.count) of \(sent) segments again (\(places.joined(separator: ", ")))",
      .segments(again.count, of: sent), side: side, frames: Array(again.prefix(12)))
  }
}
