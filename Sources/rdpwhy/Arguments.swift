import Analyzer
import Reports

/// What was typed, understood.
struct Arguments: Sendable {
  enum Format: String, CaseIterable {
    case text, json, ndjson
  }

  enum Color: String, CaseIterable {
    case auto, always, never
  }

  /// The verb that was named, if any.
  var namedVerb: Verb?
  /// Files or codes, in order.
  var operands: [String] = []
  var readFiles: [String] = []
  var writeFile: String?
  var interface: String?
  var filter: String?
  var count: Int?
  var snapLength: Int?
  var bufferMiB: Int?
  var isPromiscuous = false
  var seconds: Int?
  var format = Format.text
  var rdpPorts: [UInt16] = []
  var server: String?
  var keyLog: String?
  /// Files that hold private keys of servers.
  var privateKeys: [String] = []
  /// What was read from those files.
  var secrets = GivenSecrets()
  var time = TextOptions.TimeFormat.relative
  var detail = TextOptions.Detail.normal
  var color = Color.auto
  var code: UInt32?
  var extendedCode: UInt32?
  /// How many threads may work; as many as there are processors unless the user says so.
  var jobs: Int?
  var listsInterfaces = false
  var wantsHelp = false
  var wantsVersion = false

  /// Reads the process's arguments.
  static func typed() throws(Stop) -> Arguments {
    var arguments = Arguments()
    let found = try Getopt.options(Flag.all, operands: &arguments.operands)
    for item in found { try item.flag.apply(&arguments, item.value) }
    if arguments.wantsHelp {
      arguments.namedVerb = arguments.operands.first.flatMap(Verb.init)
    } else {
      try arguments.takeVerb()
      try arguments.refuseMisplaced(found.map(\.flag))
    }
    return arguments
  }

  /// What to do: the verb that was named, or the one the flags speak of.
  var verb: Verb {
    if let namedVerb { return namedVerb }
    if listsInterfaces { return .interfaces }
    return interface == nil ? .analyze : .capture
  }

  /// Captures to read: those after `-r` and the bare ones.
  var files: [String] { readFiles + operands }

  var analysisOptions: AnalysisOptions {
    let extended = extendedCode.map { ExtendedDisconnectReason(rawValue: $0) }
    let shown = code.map { MstscCode(DisconnectReason(rawValue: $0), extended: extended) }
    return AnalysisOptions(
      server: server, rdpPorts: [3389] + rdpPorts.filter { $0 != 3389 }, code: shown, secrets: secrets.all)
  }

  var textOptions: TextOptions {
    TextOptions(time: time, detail: detail, usesColor: usesColor)
  }

  private var usesColor: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      System.isTerminal(System.standardOutput) && (System.environment("NO_COLOR") ?? "").isEmpty
        && System.environment("TERM") != "dumb"
    }
  }

  /// A flag that would be of no effect is told of, not passed over: who types it relies on it.
  private func refuseMisplaced(_ flags: [Flag]) throws(Stop) {
    guard verb != .capture, let flag = flags.first(where: \.isForCaptureAlone), let short = flag.short else { return }
    throw .usage("-\(short) belongs to 'rdpwhy capture -i IFACE'")
  }

  /// Takes the verb off the operands. A first word that is neither a verb nor a file, but nearly a verb, is a mistake
  /// to ask about.
  private mutating func takeVerb() throws(Stop) {
    guard let word = operands.first else { return }
    if let verb = Verb(rawValue: word) {
      namedVerb = verb
      operands.removeFirst()
    } else if !word.contains("."), !word.contains("/"), word != "-", !System.exists(word),
      let nearest = NearestWord.to(word, among: Verb.allCases.map(\.rawValue)).first
    {
      throw .usage("unknown verb '\(WireText.printable(word))'; did you mean '\(nearest)'?")
    }
  }
}
