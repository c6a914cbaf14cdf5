import Foundation
import Testing

struct UsageTests {
  @Test func showsExamplesBeforeFlags() throws {
    let run = try Run("--help")
    #expect(run.status == 0)
    let example = try #require(run.output.range(of: "Examples"))
    let flag = try #require(run.output.range(of: "--read-file"))
    #expect(example.lowerBound < flag.lowerBound)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func listsNoVerbThatIsNotThere() throws {
    let help = try Run("-h").output
    for verb in ["analyze", "capture", "diff", "explain", "interfaces"] { #expect(help.contains("\n  \(verb) ")) }
    for verb in ["annotate", "redact", "not supported"] { #expect(!help.contains(verb)) }
  }

  @Test func explainsAVerbOnItsOwn() throws {
    #expect(try Run("diff", "--help").output.hasPrefix("rdpwhy diff [FLAGS] GOOD BAD\n"))
  }

  @Test func tellsItsVersion() throws {
    let run = try Run("--version")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("rdpwhy "))
  }

  @Test(arguments: [
    ("analize", "did you mean 'analyze'?"), ("--fromat=json", "did you mean '--format'?"), ("-Z", "unknown flag '-Z'"),
    ("--quiet=3", "--quiet takes no value"), ("-r", "-r expects FILE"), ("--", "no capture named"),
  ])
  func refusesWhatItDoesNotKnow(_ argument: String, _ message: String) throws {
    let run = try Run(argument)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(message))
  }

  @Test(arguments: [
    (["-T", "html", "x"], "unknown output format 'html'; there are: text, json, ndjson"),
    (["-t", "x", "f"], "unknown time format 'x'; there are: a, r, d"),
    (["-d", "udp.port==3389,rdp", "f"], "-d expects tcp.port==N,rdp"),
    (["-d", "tcp.port==70000,rdp", "f"], "-d expects tcp.port==N,rdp"),
    (["-a", "filesize:100", "-i", "lo"], "-a filesize: is not supported yet"),
    (["-a", "duration:x", "-i", "lo"], "-a expects duration:S"),
    (["-b", "files:3", "-i", "lo"], "-b is not supported yet"),
    (["-o", "http.port:80", "f"], "-o knows tls.keylog_file:FILE and uat:rsa_keys"),
    (["--code", "banana", "f"], "--code expects a number"),
    (["-c", "0", "f"], "-c expects a whole number from 1"),
    (["-f", "tcp", "f"], "-f belongs to 'rdpwhy capture -i IFACE'"),
    (["capture"], "capture expects -i IFACE"),
    (["diff", "one"], "diff expects two captures"),
    (["explain"], "explain expects a code"),
  ])
  func saysWhatAValueShouldHaveBeen(_ arguments: [String], _ message: String) throws {
    let run = try Run(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func doesNotObeyEscapesInWhatWasTyped() throws {
    #expect(!(try Run("-T", "\u{1B}[2J", "f").errors.contains("\u{1B}")))
    #expect(!(try Run("/no/\u{1B}[2J").errors.contains("\u{1B}")))
  }

  @Test func findsFlagsAfterFiles() throws {
    let file = try TemporaryFile(TemporaryFile.emptyCapture)
    let run = try Run(file.path, "-T", "json")
    #expect(run.output.hasPrefix("{\n  \"schema\": \"rdpwhy/report/1\""))
  }
}
