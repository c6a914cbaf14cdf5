import Capture

/// The program: reads what was typed, runs the verb, and ends with its exit status.
enum Program {
  static func main() -> Never {
    System.ignoreBrokenPipes()
    do throws(Stop) {
      System.exit(with: try run())
    } catch {
      System.exit(with: error.tell())
    }
  }

  private static func run() throws(Stop) -> ExitStatus {
    var arguments = try Arguments.typed()
    if arguments.wantsHelp {
      try StandardOutput.write(Help.text(for: arguments.namedVerb))
      return .success
    }
    if arguments.wantsVersion {
      try StandardOutput.write("rdpwhy \(Help.version)\n")
      return .success
    }
    if arguments.verb.readsPackets { arguments.secrets = try GivenSecrets(arguments) }
    return switch arguments.verb {
    case .analyze: try AnalyzeVerb(arguments).run()
    case .capture: try CaptureVerb(arguments).run()
    case .diff: try DiffVerb(arguments).run()
    case .explain: try ExplainVerb(arguments).run()
    case .interfaces: try InterfacesVerb(arguments).run()
    }
  }
}

/// Why the program ends before its verb is through.
enum Stop: Error {
  /// What was typed makes no sense.
  case usage(String)
  /// Nobody reads the results any more, which is nobody's mistake: `| head` does it.
  case brokenPipe
  case outputFailed(reason: String)
  /// A file that the user named for what is in it, a key log say.
  case unreadable(CaptureError)

  /// Tells the user on standard error.
  func tell() -> ExitStatus {
    switch self {
    case .usage(let message):
      StandardError.line("rdpwhy: \(message)")
      StandardError.line("Try 'rdpwhy --help'.")
    case .outputFailed(let reason): StandardError.line("rdpwhy: cannot write the results: \(reason)")
    case .unreadable(let error): StandardError.tell(error)
    case .brokenPipe: return .success
    }
    return .trouble
  }
}
