/// What the sequence numbers of one direction stand for.
struct SequenceNumbering: Sendable {
  /// Offset just after the furthest byte seen.
  let furthest: Int
  /// The sequence number of that place.
  let number: UInt32

  /// Offset in the direction's bytes of a sequence number, near the furthest byte: numbers wrap every 4 GiB.
  func offset(of sequence: UInt32) -> Int { furthest + Int(Int32(bitPattern: sequence &- number)) }
}
