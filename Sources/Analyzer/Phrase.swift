import Bytes

/// A text of a report that is put together from words and values, written as a string is.
public struct Phrase: ExpressibleByStringInterpolation, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  public init(stringLiteral text: String) { self.text = text }

  @inline(__always)
  public init(stringInterpolation pieces: borrowing Pieces) { text = pieces.text }

  /// What stands between the quotes, in its order.
  public struct Pieces: StringInterpolationProtocol, Sendable {
    private var pieces = TextPieces()

    fileprivate var text: String { pieces.text }

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { pieces.append(literal) }

    public mutating func appendInterpolation(_ text: String) { pieces.append(text) }

    public mutating func appendInterpolation(_ number: some FixedWidthInteger) {
      if let short = UInt32(exactly: number) { pieces.append(short) } else { pieces.append(String(number)) }
    }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      pieces.append(value.description)
    }
  }
}
