/// A line about one attempt that is finished but for the attempt's number: that is known when the line's turn has come.
public struct ReportLine: Sendable {
  let bytes: [UInt8]
  /// Where in the bytes the number belongs.
  let place: Int

  /// Appends the line to `output`.
  public func write(id: Int, to output: inout OutputBuffer) {
    output.append(bytes[..<place])
    output.append(String(id))
    output.append(bytes[place...])
  }
}
