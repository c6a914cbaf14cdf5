/// What reading a key log found, for the notes of a report. It holds no secret.
public struct KeyLogTally: Equatable, Sendable {
  /// Secrets that were not known before.
  public internal(set) var secrets = 0
  /// Secrets that nothing is opened with, such as those of exporters.
  public internal(set) var unusedSecrets = 0
  /// Secrets that took the place of a different one with the same label and connection.
  public internal(set) var replacedSecrets = 0
  /// Secrets that were left out because too many are known already.
  public internal(set) var secretsBeyondLimit = 0
  /// Lines that are neither a secret nor a comment, one cut short included.
  public internal(set) var ignoredLines = 0
  /// The first of the ignored lines, counted from 1.
  public internal(set) var firstIgnoredLine: Int?

  public init() {}

  /// Counts what another log held as well.
  public mutating func add(_ other: KeyLogTally) {
    secrets += other.secrets
    unusedSecrets += other.unusedSecrets
    replacedSecrets += other.replacedSecrets
    secretsBeyondLimit += other.secretsBeyondLimit
    ignoredLines += other.ignoredLines
    if firstIgnoredLine == nil { firstIgnoredLine = other.firstIgnoredLine }
  }

  mutating func ignore(line: Int) {
    ignoredLines += 1
    if firstIgnoredLine == nil { firstIgnoredLine = line }
  }

  /// What a reader should know about the log, in whole phrases; empty if there is nothing.
  public var notes: [String] {
    var notes: [String] = []
    if secrets == 0 && replacedSecrets == 0 { notes.append("holds no secret that opens a record") }
    if let line = firstIgnoredLine {
      let lines = ignoredLines == 1 ? "1 line is no secret" : "\(ignoredLines) lines are no secrets"
      notes.append("\(lines) or cut short, \(ignoredLines == 1 ? "" : "the first is ")line \(line)")
    }
    if replacedSecrets > 0 { notes.append("\(replacedSecrets) secrets contradict earlier ones; the last one counts") }
    if secretsBeyondLimit > 0 { notes.append("\(secretsBeyondLimit) secrets beyond the limit are left out") }
    return notes
  }
}
