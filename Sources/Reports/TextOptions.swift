/// What a person asked for when they asked for text.
public struct TextOptions: Sendable {
  /// What times in the ladder count from: `-t a|r|d` of tshark.
  public enum TimeFormat: String, CaseIterable, Sendable {
    case absolute = "a"
    /// From the first packet of the capture.
    case relative = "r"
    /// From the line before.
    case delta = "d"
  }

  public enum Detail: Sendable {
    /// One line an attempt.
    case quiet
    case normal
    /// Every event with all its fields.
    case verbose
  }

  public var time: TimeFormat
  public var detail: Detail
  /// Colour only repeats what words say already.
  public var usesColor: Bool

  public init(time: TimeFormat = .relative, detail: Detail = .normal, usesColor: Bool = false) {
    self.time = time
    self.detail = detail
    self.usesColor = usesColor
  }
}
