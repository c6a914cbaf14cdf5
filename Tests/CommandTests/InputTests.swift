import Foundation
import Testing

struct InputTests {
  @Test func readsACaptureWithoutRDPAndIsNotSure() throws {
    let file = try TemporaryFile(TemporaryFile.emptyCapture)
    let run = try Run(file.path)
    #expect(run.status == 3)
    #expect(run.output.hasPrefix("No RDP connection attempt in \(file.path) (0 packets)."))
  }

  @Test func readsStandardInput() throws {
    let run = try Run("-r", "-", "-T", "json", input: Data(TemporaryFile.emptyCapture))
    #expect(run.status == 3)
    #expect(run.output.contains("\"path\": \"-\""))
  }

  @Test func takesABareHyphenForStandardInput() throws {
    #expect(try Run("-", input: Data(TemporaryFile.emptyCapture)).status == 3)
  }

  @Test func refusesAMissingFile() throws {
    let run = try Run("/nonexistent/bad.pcapng")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("rdpwhy: /nonexistent/bad.pcapng: "))
  }

  @Test func refusesADirectory() throws {
    #expect(try Run("/tmp").status == 2)
  }

  @Test func refusesAnEmptyFile() throws {
    let file = try TemporaryFile([])
    let run = try Run(file.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("empty"))
  }

  @Test func refusesATextFile() throws {
    let file = try TemporaryFile(Array("this is no capture at all, but it is long enough\n".utf8))
    let run = try Run(file.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("pcap"))
  }

  @Test func readsTheOthersWhenOneFileIsMissing() throws {
    let file = try TemporaryFile(TemporaryFile.emptyCapture)
    let run = try Run("/nonexistent", file.path, "-T", "json")
    #expect(run.status == 2)
    #expect(run.output.contains(file.path))
    #expect(run.errors.contains("/nonexistent"))
  }

  @Test func printsTheSameBytesEachTime() throws {
    let file = try TemporaryFile(TemporaryFile.emptyCapture)
    #expect(try Run(file.path, "-T", "json").output == Run(file.path, "-T", "json").output)
  }
}
