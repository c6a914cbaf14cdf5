import Foundation

/// Public captures that are kept beside the project and not in it: tests that read them are skipped where they are absent.
enum SharedCaptures {
  static let folder = Fixture.packageRoot.deletingLastPathComponent().appending(path: "shared/captures")

  static let arePresent = FileManager.default.fileExists(atPath: folder.path)

  static func path(_ name: String) -> String { folder.appending(path: name).path }

  /// The files below `subfolder`, by their paths from the folder of all captures, sorted.
  static func files(in subfolder: String = "") -> [String] {
    let root = folder.appending(path: subfolder)
    let found = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    return found.filter { !$0.hasSuffix(".md") && isFile(root.appending(path: $0)) }.sorted()
      .map { subfolder.isEmpty ? $0 : subfolder + "/" + $0 }
  }

  private static func isFile(_ file: URL) -> Bool {
    (try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false
  }
}
