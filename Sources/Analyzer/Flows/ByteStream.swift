import Bytes
import Capture

/// Contiguous bytes that remember which frame each of them came in.
///
/// TCP reassembly makes one for each direction; a protocol that carries another makes a second one from it. The bytes are the one
/// copy that is made of a captured byte, and there is a bound on them.
public struct ByteStream: Sendable {
  /// Where a run of bytes came from.
  public struct Origin: Sendable, Equatable {
    public let frame: Int
    public let time: Timestamp
    // A session has thousands of runs, and a stream is bounded: so these two are kept short.
    private let start: UInt32
    private let latestIndex: UInt32

    fileprivate init(offset: Int, frame: Int, time: Timestamp, latest: Int) {
      self.frame = frame
      self.time = time
      start = UInt32(truncatingIfNeeded: offset)
      latestIndex = UInt32(truncatingIfNeeded: latest)
    }

    /// Of what no run completes: it comes after all others.
    static let never = Origin(offset: 0, frame: .max, time: Timestamp(nanoseconds: .max), latest: 0)

    /// Offset of the run's first byte in the stream.
    public var offset: Int { Int(start) }

    /// Index of the latest frame among this run and those before it.
    fileprivate var latest: Int { Int(latestIndex) }
  }

  /// Why a stream holds no more bytes than it does.
  public enum Ending: Sendable, Equatable {
    /// Nothing more was sent, or nothing more was captured.
    case open
    /// `count` bytes are not in the capture though later ones are; nil when their number is unknown.
    case gap(count: Int?)
    /// The bytes were there, but a bound of the program was reached.
    case limit
  }

  public private(set) var bytes: [UInt8] = []
  public private(set) var origins: [Origin] = []
  public internal(set) var ending = Ending.open

  public init() {}

  public var count: Int { bytes.count }
  public var isEmpty: Bool { bytes.isEmpty }

  /// Appends what is left in `reader`, as having come in `frame`.
  mutating func append(_ reader: inout ByteReader, frame: Int, time: Timestamp) {
    guard !reader.isAtEnd else { return }
    let needed = bytes.count + reader.remaining
    if needed > bytes.capacity { makeRoom(for: needed) }
    let latest = origins.last.flatMap { origins[$0.latest].frame > frame ? $0.latest : nil } ?? origins.count
    origins.append(Origin(offset: bytes.count, frame: frame, time: time, latest: latest))
    reader.appendRest(to: &bytes)
  }

  /// Makes room for what nearly every direction brings, and then for a chain of certificates: growing from nothing takes longer than all else
  /// that is done with the first bytes.
  private mutating func makeRoom(for needed: Int) {
    if origins.isEmpty { origins.reserveCapacity(4) }
    bytes.reserveCapacity(max(needed, bytes.isEmpty ? 480 : 2_016, bytes.capacity * 2))
  }

  /// The run that holds the byte at `offset`; nil for an offset outside the stream.
  public func origin(at offset: Int) -> Origin? {
    run(at: offset).map { origins[$0] }
  }

  /// The run with which the stream was whole up to the byte at `offset`: it may have filled a hole in front of that byte.
  public func completion(at offset: Int) -> Origin? {
    run(at: offset).map { origins[origins[$0].latest] }
  }

  /// The same for one who asks for growing offsets; `run` is where the last search ended, 0 at first.
  func completion(at offset: Int, near run: inout Int) -> Origin? {
    guard offset >= 0, offset < count, run < origins.count else { return nil }
    var place = origins[run].offset > offset ? self.run(at: offset) ?? 0 : run
    while place + 1 < origins.count, origins[place + 1].offset <= offset { place += 1 }
    run = place
    return origins[origins[place].latest]
  }

  private func run(at offset: Int) -> Int? {
    guard offset >= 0, offset < count else { return nil }
    var (low, high) = (0, origins.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if origins[middle].offset <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Calls `body` with a reader over the bytes from `offset` on; positions are offsets into the stream.
  public func withReader<Result, Failure: Error>(
    from offset: Int, _ body: (inout ByteReader) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withReader { (reader: inout ByteReader) throws(Failure) -> Result in
      reader.skipUpTo(offset)
      return try body(&reader)
    }
  }
}
