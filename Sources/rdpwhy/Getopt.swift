import CGetopt
import Reports

/// Takes the flags off the process's arguments with getopt_long, which finds them after operands too.
enum Getopt {
  /// A flag that was typed, with its value; the value is empty for a flag that takes none.
  struct Found {
    let flag: Flag
    let value: String
  }

  /// The flags in the order they were typed; what is no flag is put into `operands`.
  static func options(_ flags: [Flag], operands: inout [String]) throws(Stop) -> [Found] {
    let long = unsafe longOptions(flags)
    let short = shortOptions(flags)
    rdpwhy_set_opterr(0)
    var found: [Found] = []
    while true {
      let result = unsafe getopt_long(CommandLine.argc, CommandLine.unsafeArgv, short, long, nil)
      if result == -1 { break }
      guard let flag = flag(result, flags) else { throw complaint(result, flags) }
      found.append(Found(flag: flag, value: unsafe rdpwhy_optarg().map { unsafe String(cString: $0) } ?? ""))
    }
    operands = (Int(rdpwhy_optind())..<Int(CommandLine.argc)).compactMap(argument)
    return found
  }

  /// Values above every character mean the long flag at that place of the table.
  private static let longBase: Int32 = 0x1000

  private static func flag(_ result: Int32, _ flags: [Flag]) -> Flag? {
    if result >= longBase { return flags.dropFirst(Int(result - longBase)).first }
    return flags.first { $0.short.flatMap(\.asciiValue).map(Int32.init) == result }
  }

  /// A leading colon asks for a missing value to be told from an unknown flag.
  private static func shortOptions(_ flags: [Flag]) -> String {
    flags.reduce(into: ":") { text, flag in
      if let short = flag.short { text += String(short) + (flag.value == nil ? "" : ":") }
    }
  }

  /// The table that getopt_long wants, ended by an empty entry. Its names live as long as the process, which reads it
  /// once.
  private static func longOptions(_ flags: [Flag]) -> [option] {
    var options: [option] = unsafe []
    for (place, flag) in flags.enumerated() {
      guard let long = flag.long else { continue }
      let takesValue: Int32 = flag.value == nil ? 0 : 1
      unsafe options.append(
        option(name: System.keep(long), has_arg: takesValue, flag: nil, val: longBase + Int32(place)))
    }
    return unsafe options + [option()]
  }

  private static func complaint(_ result: Int32, _ flags: [Flag]) -> Stop {
    let culprit = rdpwhy_optopt()
    if let known = flag(culprit, flags) {
      let name = known.long.map { "--" + $0 } ?? known.short.map { "-\($0)" } ?? ""
      guard result == Int32(UInt8(ascii: ":")) else { return .usage("\(name) takes no value") }
      return .usage("\(known.short.map { "-\($0)" } ?? name) expects \(known.value ?? "a value")")
    }
    guard culprit == 0 else {
      return .usage("unknown flag '-\(UInt8(exactly: culprit).map { String(UnicodeScalar($0)) } ?? "?")'")
    }
    return unknown(argument(Int(rdpwhy_optind()) - 1) ?? "", flags)
  }

  /// A long flag that is not known, or the beginning of several.
  private static func unknown(_ typed: String, _ flags: [Flag]) -> Stop {
    let name = String(typed.drop { $0 == "-" }.prefix { $0 != "=" })
    let all = flags.compactMap(\.long)
    let begun = all.filter { $0.hasPrefix(name) }
    let near = begun.isEmpty ? NearestWord.to(name, among: all) : begun
    let hint = near.isEmpty ? "" : "; did you mean " + near.map { "'--\($0)'" }.joined(separator: " or ") + "?"
    return .usage("unknown flag '--\(WireText.printable(name))'" + hint)
  }

  private static func argument(_ index: Int) -> String? {
    guard index >= 0, index < Int(CommandLine.argc) else { return nil }
    return unsafe CommandLine.unsafeArgv[index].map { unsafe String(cString: $0) }
  }
}
