/// A place in the input where the bytes are not what the format promises.
///
/// The value names the field, its absolute position, what was expected and what was there. It is data, not a reason to
/// stop: a dissector throws it, the timeline records it. It never carries the bytes themselves.
public struct ParseError: Error, Equatable, Sendable {
  /// What is wrong at the position.
  public enum Problem: Equatable, Sendable {
    /// The field needs `needed` bytes and only `available` are left inside its bounds.
    case truncated(needed: Int, available: Int)
    /// The field holds `found`, which the format does not allow.
    case invalid(expected: String, found: UInt64)
    /// `count` bytes follow where the structure should have ended.
    case trailing(count: Int)
  }

  /// The field that could not be read, in the specification's words.
  public let field: String
  /// Absolute position of the field: an offset into the stream or file the reader was made over.
  public let position: Int
  public let problem: Problem

  public init(field: String, position: Int, problem: Problem) {
    self.field = field
    self.position = position
    self.problem = problem
  }
}

extension ParseError: CustomStringConvertible {
  public var description: String {
    switch problem {
    case .truncated(let needed, let available):
      "\(field) at \(position): expected \(needed) bytes, got \(available)"
    case .invalid(let expected, let found):
      "\(field) at \(position): expected \(expected), got 0x\(String(found, radix: 16))"
    case .trailing(let count):
      "\(field) at \(position): expected the end, got \(count) more bytes"
    }
  }
}
