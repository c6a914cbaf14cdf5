import Capture

/// The time a capture has come to.
///
/// It never goes back, though packets of several interfaces may come out of order, and one packet alone cannot move it: two in a row must
/// be as late, so that a single wrong timestamp does not make everything look long over.
struct CaptureClock: Sendable {
  private(set) var time = Timestamp(nanoseconds: .min)
  private var previous = Timestamp(nanoseconds: .min)

  mutating func advance(to moment: Timestamp) {
    time = max(time, min(previous, moment))
    previous = moment
  }
}
