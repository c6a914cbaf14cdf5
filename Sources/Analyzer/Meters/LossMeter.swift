import Capture
import Dissectors

extension Meter {
  /// How many segments each side had to send again, and in which phases.
  static func addLosses(of connection: Connection, in segments: [Segment], to meters: inout [Meter]) {
    if connection.repeatsAnything {
      let client = losses(of: .client, in: segments, connection.progress)
      let server = losses(of: .server, in: segments, connection.progress)
      meters.add(client)
      meters.add(server)
      if client != nil || server != nil { return }
    }
    let sent = connection.flow.fromClient.segments + connection.flow.fromServer.segments
    meters.append(Meter("loss", "none of \(sent) segments was sent again", .segments(0, of: sent), frames: []))
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
    let places = phases.sorted { $0.key < $1.key }.map { "\($0.key.name) \($0.value.count)" }
    return Meter(
      "loss", "\(side.rawValue) sent \(again.count) of \(sent) segments again (\(places.joined(separator: ", ")))",
      .segments(again.count, of: sent), side: side, frames: FrameNumbers(Array(again.prefix(12))))
  }
}
