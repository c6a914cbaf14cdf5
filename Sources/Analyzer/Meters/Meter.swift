/// Something that was measured on an attempt, whatever became of it.
///
/// A meter judges nothing: signatures do. It says what there is to compare with what is usual, and the frames that show it.
public struct Meter: Sendable, Equatable {
  /// The number, where there is one.
  public enum Quantity: Sendable, Equatable {
    case duration(Duration)
    case bytes(Int)
    case segments(Int, of: Int)
  }

  /// What is measured; several readings may share it.
  public let id: String
  public let quantity: Quantity?
  /// Whose it is, where it is one side's.
  public let side: Side?
  /// The phase it was measured in, where it was one.
  public let phase: Phase?
  /// The reading in a few words, which make sense beside the id.
  public let text: String
  public let frames: FrameNumbers

  init(
    _ id: String, _ text: Phrase, _ quantity: Quantity? = nil, side: Side? = nil, phase: Phase? = nil,
    frames: FrameNumbers
  ) {
    self.id = id
    self.quantity = quantity
    self.side = side
    self.phase = phase
    self.text = text.text
    self.frames = frames
  }
}

extension Meter {
  /// All that was measured on the connection in focus, or on the tickets of a client that never connected.
  static func readings(of attempt: Attempt, _ trips: RoundTrips) -> [Meter] {
    guard let connection = attempt.connection else { return attempt.tickets.compactMap(\.clock).map(clock) }
    let segments = connection.flow.segments.all
    var meters: [Meter] = []
    meters.reserveCapacity(16)
    addTimes(of: connection, in: attempt.window, to: &meters)
    for side in Side.allCases { meters.add(roundTrips(of: side, trips, connection.progress)) }
    addLosses(of: connection, in: segments, to: &meters)
    addPacketSizes(of: connection, in: segments, to: &meters)
    for notice in connection.flow.errors { meters.add(packetSize(told: notice)) }
    addClocks(of: connection, to: &meters)
    meters.add(reset(of: connection))
    return meters
  }
}

extension [Meter] {
  mutating func add(_ meter: Meter?) {
    if let meter { append(meter) }
  }
}
