import Foundation

/// The repository that this test was compiled from.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift files of the program.
  static let sources = files(under: "Sources").filter { $0.fileExtension == "swift" }

  /// Every text file that people write: all but recorded and golden material, which stays as it is byte for byte.
  static let texts =
    topLevelTexts
    + ["Sources", "Tests", "tools", "docs", ".ci"].flatMap(files(under:)).filter {
      !$0.path.hasPrefix("Tests/Fixtures/") || $0.fileExtension == "md"
    }

  static let markdown = texts.filter { $0.fileExtension == "md" }

  /// The folders below `folder` that hold a file somewhere, as paths from the root; `depth` counts levels.
  static func folders(under folder: String, depth: Int) -> [String] {
    let paths = filePaths(under: folder)
    let level = folder.split(separator: "/").count
    let found = paths.flatMap { path -> [String] in
      let parts = path.split(separator: "/").dropLast()
      return (level + 1..<level + 1 + depth).filter { $0 <= parts.count }.map {
        parts.prefix($0).joined(separator: "/")
      }
    }
    return Set(found).sorted()
  }

  /// The files below `folder`, as paths from the root; nothing hidden, nothing a tool left behind.
  static func filePaths(under folder: String) -> [String] {
    let below = root.appending(path: folder).path
    let names = FileManager.default.enumerator(atPath: below)?.allObjects.compactMap { $0 as? String } ?? []
    return names.filter { name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: below + "/" + name)
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__pycache__" }
      return !isHidden && attributes?[.type] as? FileAttributeType == .typeRegular
    }.map { folder + "/" + $0 }.sorted()
  }

  static func file(_ path: String) -> TextFile? {
    guard let bytes = FileManager.default.contents(atPath: root.appending(path: path).path),
      let text = String(validating: bytes, as: UTF8.self), !text.contains("\0")
    else { return nil }
    return TextFile(path, text)
  }

  private static func files(under folder: String) -> [TextFile] { filePaths(under: folder).compactMap(file) }

  private static var topLevelTexts: [TextFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { !$0.hasPrefix(".") && $0.contains(".") }.sorted().compactMap(file)
  }
}
