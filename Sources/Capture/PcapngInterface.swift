import Bytes

/// One network interface of a pcapng section: an Interface Description Block.
///
/// ```
/// LINKTYPE 2 │ reserved 2 │ snaplen 4 │ options
/// ```
/// draft-ietf-opsawg-pcapng section 4.2.
@usableFromInline
struct PcapngInterface: Equatable, Sendable {
  @usableFromInline let linkType: UInt16
  /// 0 when packets were not cut.
  let snapLength: Int
  @usableFromInline private(set) var resolution = TimestampResolution.microseconds
  /// Nanoseconds to add to every timestamp.
  @usableFromInline private(set) var offset: Int64 = 0
  /// What the last statistics block of the interface said.
  var dropped = 0

  /// `body` is the block without its first eight and last four bytes.
  init(parsing body: inout ByteReader, _ order: ByteOrder) throws(ParseError) {
    linkType = try body.readUInt16("link type", order)
    try body.skip(2, "reserved field")
    snapLength = Int(try body.readUInt32("snapshot length", order))
    while let option = try PcapngOption(parsing: &body, order) {
      var value = try body.slice(option.paddedLength, "option value")
      switch option.code {
      case 9: resolution = TimestampResolution(option: try value.readUInt8("if_tsresol"))
      case 14: offset = Self.nanoseconds(Int64(bitPattern: try value.readUInt64("if_tsoffset", order)))
      default: break
      }
    }
  }

  /// The moment that `ticks` of a packet block stand for.
  @inlinable
  @inline(__always)
  func timestamp(_ ticks: UInt64) -> Timestamp {
    let timestamp = resolution.timestamp(ticks)
    return offset == 0 ? timestamp : timestamp.advanced(byNanoseconds: offset)
  }

  private static func nanoseconds(_ seconds: Int64) -> Int64 {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? (seconds < 0 ? .min : .max) : product
  }
}
