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

  /// Large enough for all threads to read it, several such files at the same time too.
  @Test(arguments: [["-q"], ["-T", "json"]])
  func largeFilesAreTheSame(_ format: [String]) throws {
    let file = try TemporaryFile(Self.largeCapture)
    #expect(Self.largeCapture.count > 6 << 20)
    for files in [[file.path], [file.path, Self.fixtures[0], file.path, file.path]] {
      let alone = try Run(format + ["-j", "1"] + files)
      #expect(alone.output.split(separator: "\n").count >= 600)
      for jobs in ["2", "3", "8"] {
        let together = try Run(format + ["-j", jobs] + files)
        #expect(together.output == alone.output)
        #expect(together.errors == alone.errors)
        #expect(together.status == alone.status)
      }
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

  private static let busyCapture = busyRecording.pcapng()

  /// The same among traffic that is of no interest.
  private static let largeCapture: [UInt8] = {
    var web = Conversation(client: "192.0.2.7", server: "198.51.100.80", port: 443)
    web.handshake()
    let start = web.recording.frames
    let frames = busyRecording.frames.flatMap { frame in
      var data = start[2]
      data.time = frame.time
      data.packet += [UInt8](repeating: 0x17, count: 1_400)
      data.packet.replaceSubrange(2..<4, with: [UInt8(data.packet.count >> 8), UInt8(data.packet.count & 0xff)])
      return [frame, data]
    }
    return Recording(start + frames).pcapng()
  }()

  private static let busyRecording: Recording = {
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
    return Recording(inOrder.map(\.element))
  }()
}
