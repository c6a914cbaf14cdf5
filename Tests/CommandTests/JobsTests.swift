import Conversation
import Foundation
import Testing

/// What is printed does not depend on how many threads work.
struct JobsTests {
  private static let formats = [["-q"], ["-T", "ndjson"], ["-T", "json"], ["-T", "text"]]

  private static let fixtures: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures").standardized
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appending(path: $0 + "/capture.pcapng").path }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }()

  @Test(arguments: formats)
  func manyFilesAreToldInTheirOrder(_ format: [String]) throws {
    let files = Self.fixtures + ["/nowhere/missing.pcap"] + Self.fixtures
    let alone = try Run(format + ["-j", "1"] + files)
    let together = try Run(format + ["-j", "5"] + files)
    #expect(!alone.output.isEmpty)
    #expect(together.output == alone.output)
    #expect(together.errors == alone.errors)
    #expect(together.status == alone.status)
  }

  /// Enough attempts, some inside others, for every thread to have work while packets still come.
  @Test(arguments: formats)
  func oneFileWithManyAttemptsIsTheSame(_ format: [String]) throws {
    let file = try TemporaryFile(Self.busyCapture)
    let alone = try Run(format + ["-j", "1", file.path])
    #expect(alone.output.split(separator: "\n").count >= 600)
    for jobs in ["2", "7"] {
      let together = try Run(format + ["-j", jobs, file.path])
      #expect(together.output == alone.output)
      #expect(together.status == alone.status)
    }
  }

  @Test func attemptsAreNumberedThrough() throws {
    let file = try TemporaryFile(Self.busyCapture)
    let run = try Run("-q", file.path, file.path)
    let numbers = run.output.split(separator: "\n").compactMap { line in
      line.split(separator: " ").first { $0.hasPrefix("#") }.flatMap { Int($0.dropFirst()) }
    }
    #expect(numbers == Array(1...1200))
  }

  private static let busyCapture: [UInt8] = {
    let talks = (0..<600).map { number in
      var talk = Conversation(
        client: Address("192.0.2.\(number % 200 + 1)"), server: "198.51.100.20",
        from: 40_000 + UInt16(number), at: Conversation.start + Int64(number) * 300_000_000)
      talk.handshake()
      talk.client(.x224Request(protocols: 3, cookie: "user\(number)"))
      talk.wait(seconds: Double(number % 7))
      if number % 3 > 0 { talk.server(.x224Failure(code: 5)) }
      talk.windowsClose()
      return talk
    }
    let frames = talks.flatMap(\.recording.frames).enumerated()
    let inOrder = frames.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    return Recording(inOrder.map(\.element)).pcapng()
  }()
}
