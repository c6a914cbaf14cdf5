import Foundation
import Testing

struct VerbTests {
  @Test func listsInterfaces() throws {
    let run = try Run("-D")
    #expect(run.status == 0)
    #expect(run.output.contains("lo"))
    #expect(try Run("interfaces").output == run.output)
  }

  @Test func explainsACode() throws {
    let run = try Run("explain", "0x904")
    #expect(run.status == 0)
    #expect(run.output.contains("2308"))
  }

  @Test func explainsAClaimOfWebGuides() throws {
    let run = try Run("explain", "nla-disable")
    #expect(run.status == 0)
    #expect(run.output.contains("Web guides disable NLA") && run.output.contains("weakens-security"))
    #expect(try Run("explain", "folklore").output.contains("nla-disable: "))
  }

  @Test func suggestsTheClaimThatWasMeant() throws {
    let run = try Run("explain", "nla-disabel")
    #expect(run.status == 2)
    #expect(run.output.contains("Did you mean nla-disable"))
  }

  @Test func doesNotPretendToKnowACode() throws {
    #expect(try Run("explain", "no-such-thing").status == 2)
  }

  @Test func refusesAnInterfaceThatIsNotThere() throws {
    let run = try Run("capture", "-i", "nosuch0")
    #expect(run.status == 2)
    #expect(run.errors.contains("nosuch0"))
  }

  @Test func cannotDiffWhatHasNoAttempt() throws {
    let file = try TemporaryFile(TemporaryFile.emptyCapture)
    let run = try Run("diff", file.path, file.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("no RDP connection attempt"))
  }

  /// The reader of the pipe is gone before the program writes.
  @Test func takesABrokenPipeForSuccess() throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/bash")
    shell.arguments = ["-c", "set -o pipefail; (sleep 0.2; exec \"$0\" --help) | true", Run.program.path]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
  }

  @Test func usesColourOnlyWhenAsked() throws {
    let file = try TemporaryFile(TemporaryFile.emptyCapture)
    #expect(try Run(file.path, "--color", "always").output.contains("\u{1B}["))
    #expect(!(try Run(file.path).output.contains("\u{1B}[")))
  }

  @Test func doesNotLinkFoundation() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["ldd", Run.program.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let libraries = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(!String(decoding: libraries, as: UTF8.self).contains("Foundation"))
  }
}
