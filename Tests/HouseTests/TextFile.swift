/// A text file of the repository, or a sample that stands for one.
struct TextFile {
  /// From the repository's root, with slashes.
  let path: String
  let text: String
  /// Empty unless the file is Swift.
  let code: SwiftCode

  init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
    self.code = SwiftCode(path.hasSuffix(".swift") ? text : "")
  }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The lines with their 1-based numbers.
  var numberedLines: [(number: Int, line: Substring)] { lines.enumerated().map { ($0.offset + 1, $0.element) } }

  var name: Substring { path.split(separator: "/").last ?? "" }

  /// The name without its last extension.
  var stem: Substring { name.split(separator: ".").first ?? "" }

  /// Nil for a name without a dot.
  var fileExtension: Substring? {
    let parts = name.split(separator: ".")
    return parts.count > 1 ? parts.last : nil
  }

  /// `Dissectors` for `Sources/Dissectors/TLS/ClientHello.swift`; nil outside Sources.
  var room: Substring? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? parts[1] : nil
  }

  func violation(_ complaint: String, line: Int? = nil) -> Violation {
    Violation(path: path, line: line, complaint: complaint)
  }
}
