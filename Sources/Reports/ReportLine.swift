/// A line about one attempt, with the number that it has if its capture is the only one, or the first with attempts.
public struct ReportLine: Sendable {
  public let bytes: [UInt8]
  /// The number that the line bears.
  public let id: Int
  /// Where in the bytes the number stands.
  let place: Range<Int>

  /// Appends the line to `output` with another number.
  public func write(id: Int, to output: inout OutputBuffer) {
    output.append(bytes[..<place.lowerBound])
    output.append(String(id))
    output.append(bytes[place.upperBound...])
  }
}
