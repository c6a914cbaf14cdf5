import Capture
import Dissectors

/// What is remembered of one TCP segment.
public struct Segment: Sendable {
  /// What the segment's payload was to its stream.
  public enum Role: UInt8, Sendable {
    /// No payload: SYN, FIN, RST or an acknowledgment.
    case control
    case new
    case outOfOrder
    /// New bytes that had been lost or overtaken before.
    case filling
    case retransmission
    case keepAlive
  }

  public let frame: Int
  public let time: Timestamp
  public let side: Side
  public let role: Role
  public let flags: TCPFlags
  public let sequence: UInt32
  public let acknowledgment: UInt32
  /// Payload bytes on the wire.
  public let length: Int
  public let window: UInt16
  /// IPv4 time to live or IPv6 hop limit.
  public let hopLimit: UInt8
  /// IPv4 identification; 0 in IPv6.
  public let identification: UInt16
  public let dontFragment: Bool
}

extension Segment {
  /// Whether it was sent again, or came late, because it or its acknowledgment had been lost.
  @inline(__always)
  var isOfLoss: Bool { role == .retransmission || role == .filling }
}

/// The segments of a connection: the first and the last ones, and how many there were in all.
public struct SegmentLog: Sendable {
  private var first: [Segment] = []
  private var last: [Segment] = []
  private var oldest = 0
  public private(set) var count = 0
  /// The marks of the latest four, the latest first, by which almost every segment is told from them.
  private var marks = SIMD4<UInt32>()
  /// How many of them were sent again or filled a hole.
  private(set) var lost = 0

  public init() {}

  @inline(__always)
  mutating func append(_ segment: Segment) {
    let mark = Self.mark(segment.sequence, segment.acknowledgment, segment.length)
    marks = SIMD4(mark, marks.x, marks.y, marks.z)
    count += 1
    if segment.isOfLoss { lost += 1 }
    guard first.count < Limits.firstSegments else { return appendLate(segment) }
    if first.isEmpty { first.reserveCapacity(8) }
    first.append(segment)
  }

  private mutating func appendLate(_ segment: Segment) {
    if last.count < Limits.lastSegments {
      last.append(segment)
    } else {
      last[oldest] = segment
      oldest = (oldest + 1) % Limits.lastSegments
    }
  }

  /// The remembered segments in the order of the capture.
  public var all: [Segment] { last.isEmpty ? first : first + last[oldest...] + last[..<oldest] }

  /// Whether one of the latest segments has the same numbers, as a copy has.
  @inline(__always)
  func mayHoldCopy(of headers: FrameHeaders) -> Bool {
    any(marks .== Self.mark(headers.sequence, headers.acknowledgment, headers.payloadLength))
  }

  /// A number that differs between segments which move either direction on.
  @inline(__always)
  private static func mark(_ sequence: UInt32, _ acknowledgment: UInt32, _ length: Int) -> UInt32 {
    sequence &+ acknowledgment &* 3 &+ UInt32(truncatingIfNeeded: length) &* 5
  }

  /// Whether one of the latest segments is the same frame as `segment`, captured twice on its way.
  func holdsCopy(of segment: Segment) -> Bool {
    if last.isEmpty { return first.suffix(4).contains { segment.isCopy(of: $0) } }
    return (0..<4).contains { latest($0).map(segment.isCopy) ?? false }
  }

  /// The segment that came `age` segments before the latest; nil where that is not remembered.
  func latest(_ age: Int) -> Segment? {
    if age < last.count { return last[(oldest + last.count - 1 - age) % last.count] }
    let before = age - last.count
    return before < first.count ? first[first.count - 1 - before] : nil
  }

  /// Segments in the middle that are counted but not remembered.
  public var forgotten: Int { count - first.count - last.count }
}

extension Segment {
  /// A copy comes within microseconds and is the same in all a sender would change: a host that repeats itself waits longer or counts its
  /// identification up.
  fileprivate func isCopy(of earlier: Segment) -> Bool {
    guard sequence == earlier.sequence, length == earlier.length, acknowledgment == earlier.acknowledgment,
      side == earlier.side, flags == earlier.flags, window == earlier.window, identification == earlier.identification
    else { return false }
    return time - earlier.time < (identification == 0 ? .microseconds(100) : .milliseconds(2))
      && (length > 0 || identification != 0 || flags.ends || flags.contains(.syn))
  }
}
