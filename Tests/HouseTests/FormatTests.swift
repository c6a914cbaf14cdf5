import Foundation
import Testing

struct FormatTests {
  @Test(.enabled(if: swift != nil, "swift is not on PATH"))
  func swiftFormatFindsNothing() throws {
    let lint = Process()
    lint.executableURL = Self.swift
    lint.currentDirectoryURL = Repository.root
    lint.arguments = ["format", "lint", "--strict", "--parallel", "--recursive", "Sources", "Tests", "Package.swift"]
    let output = Pipe()
    lint.standardError = output
    try lint.run()
    let findings = output.fileHandleForReading.readDataToEndOfFile()
    lint.waitUntilExit()
    #expect(lint.terminationStatus == 0, "\(String(decoding: findings, as: UTF8.self))")
  }

  private static let swift: URL? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: String($0) + "/swift") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()
}
