/// Why a source of packets could not be read, or not be read on.
public struct CaptureError: Error, Equatable, Sendable {
  /// The file, `-` for standard input, or the interface.
  public let source: String
  /// Offset in the file at which reading stopped, where there is one.
  public let offset: Int?
  /// What went wrong and what was expected; lower case, no full stop.
  public let reason: String
  /// What the user can do about it, as a sentence, where we know.
  public let advice: String?

  public init(source: String, offset: Int? = nil, reason: String, advice: String? = nil) {
    self.source = source
    self.offset = offset
    self.reason = reason
    self.advice = advice
  }
}
