/// The words that a mistyped one was most likely meant to be: for codes, verbs and flags alike.
public enum NearestWord {
  /// Longer words are not compared: nobody types them by mistake, and the comparison costs the product of both lengths.
  private static let longestWord = 64

  /// At most `limit` of the candidates, nearest first, that differ from `word` in no more than a third of its characters.
  public static func to(_ word: String, among candidates: [String], limit: Int = 3) -> [String] {
    let wanted = Array(word.lowercased())
    guard !wanted.isEmpty, wanted.count <= longestWord else { return [] }
    let allowed = max(1, wanted.count / 3)
    var seen = Set<String>()
    let near = candidates.enumerated().compactMap { index, candidate -> (distance: Int, index: Int, word: String)? in
      guard seen.insert(candidate).inserted else { return nil }
      let letters = Array(candidate.lowercased())
      guard abs(letters.count - wanted.count) <= allowed else { return nil }
      let distance = distance(from: wanted, to: letters)
      return distance <= allowed ? (distance, index, candidate) : nil
    }
    return near.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.prefix(limit).map(\.word)
  }

  /// The Levenshtein distance: how many characters must be inserted, deleted or replaced.
  static func distance(from left: [Character], to right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = i
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let substituted = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
