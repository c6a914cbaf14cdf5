import Analyzer

/// How the program ends; scripts rely on the numbers.
enum ExitStatus: Int32 {
  /// Every attempt succeeded, or two handshakes are the same.
  case success = 0
  /// An attempt failed or is unexplained, or two handshakes differ.
  case failure = 1
  /// What was typed makes no sense, or an input could not be read.
  case trouble = 2
  /// Not enough evidence for a verdict.
  case inconclusive = 3

  /// A failed attempt is the answer whatever else happened; an input that could not be read comes next, so that no
  /// script takes half an answer for a good one.
  init(_ verdicts: Set<Verdict>, isInputComplete: Bool = true) {
    self =
      if verdicts.contains(.failed) || verdicts.contains(.unexplained) {
        .failure
      } else if !isInputComplete {
        .trouble
      } else {
        verdicts.contains(.succeeded) ? .success : .inconclusive
      }
  }
}
