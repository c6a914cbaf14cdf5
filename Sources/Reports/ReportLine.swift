import Bytes

/// A line about one attempt, with the number that it has if its capture is the only one, or the first with attempts.
public final class ReportLine: Sendable {
  /// The number that the line bears.
  public let id: Int
  private let text: ByteWriter
  /// Where in the text the number stands.
  private let place: Range<Int>

  init(_ text: consuming ByteWriter, id: Int, place: Range<Int>) {
    self.text = text
    self.id = id
    self.place = place
  }

  /// How many bytes it has.
  public var count: Int { text.count }

  /// Hands over the line as it is.
  public func withBytes<Failure>(_ body: (RawSpan) throws(Failure) -> Void) throws(Failure) { try text.withBytes(body) }

  /// Appends the line to `output` with another number.
  public func write(id: Int, to output: inout OutputBuffer) {
    text.withBytes { all in
      output.append(all.extracting(..<place.lowerBound))
      output.append(String(id))
      output.append(all.extracting(place.upperBound...))
    }
  }
}
