import Reports

/// A progress bar on standard error, for work that takes longer than half a second.
struct Progress {
  private let total: Int?
  private let name: String
  private let begin = System.uptime
  private var lastDrawn: Int64 = 0

  /// - Parameter total: bytes of the source, where it is known.
  init(of total: Int?, name: String) {
    self.total = total
    self.name = WireText.printable(name)
  }

  private static let patience: Int64 = 500_000_000
  private static let interval: Int64 = 100_000_000

  mutating func move(to offset: Int) {
    let now = System.uptime
    guard now - begin > Self.patience, now - lastDrawn > Self.interval else { return }
    lastDrawn = now
    StandardError.put("\r\u{1B}[K" + text(at: offset))
  }

  /// Takes the bar off the screen.
  mutating func clear() {
    if lastDrawn > 0 { StandardError.put("\r\u{1B}[K") }
  }

  private func text(at offset: Int) -> String {
    guard let total, total > 0 else { return "\(name): \(offset >> 20) MiB" }
    let done = min(20, offset / max(1, total / 20))
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: 20 - done)
    return "\(name): [\(bar)] \(offset >> 20) of \(total >> 20) MiB"
  }
}
