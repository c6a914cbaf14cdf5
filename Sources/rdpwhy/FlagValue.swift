import Analyzer
import Reports

/// Reads the values of flags; what cannot be read is told with what was expected.
enum FlagValue {
  static func number(_ text: String, of flag: String, in range: ClosedRange<Int>) throws(Stop) -> Int {
    guard let number = Int(text), range.contains(number) else {
      let limit = range.upperBound == .max ? "" : " to \(range.upperBound)"
      throw .usage("\(flag) expects a whole number from \(range.lowerBound)\(limit), got '\(WireText.printable(text))'")
    }
    return number
  }

  /// One of the names of a closed list.
  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String, of what: String
  ) throws(Stop) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw .usage("unknown \(what) '\(WireText.printable(text))'; there are: \(names)")
  }

  /// `tcp.port==3390,rdp`.
  static func decodeAs(_ text: String) throws(Stop) -> UInt16 {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let selector = "tcp.port=="
    if parts.count == 2, parts[1] == "rdp" || parts[1] == "tpkt", parts[0].hasPrefix(selector),
      let port = UInt16(parts[0].dropFirst(selector.count)), port > 0
    {
      return port
    }
    throw .usage("-d expects tcp.port==N,rdp, got '\(WireText.printable(text))'")
  }

  /// `duration:60`; the other conditions of tshark are known, but not there.
  static func duration(_ text: String) throws(Stop) -> Int {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.last.flatMap(Int.init)) {
    case ("duration", let seconds?) where parts.count == 2 && seconds > 0 && seconds <= 31_536_000: return seconds
    case ("filesize", _), ("files", _), ("packets", _):
      throw .usage("-a \(parts[0]): is not supported yet; there is -a duration:S, and -c N for packets")
    default: throw .usage("-a expects duration:S with whole seconds, got '\(WireText.printable(text))'")
    }
  }

  /// `tls.keylog_file:PATH`, or `uat:rsa_keys:"PATH",""`.
  static func preference(_ text: String, _ arguments: inout Arguments) throws(Stop) {
    for name in ["tls.keylog_file:", "ssl.keylog_file:"] where text.hasPrefix(name) && text.count > name.count {
      arguments.keyLog = String(text.dropFirst(name.count))
      return
    }
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    if parts.count >= 3, parts[0] == "uat:rsa_keys:", !parts[1].isEmpty {
      arguments.privateKeys.append(String(parts[1]))
      return
    }
    throw .usage(
      "-o knows tls.keylog_file:FILE and uat:rsa_keys:\"FILE\",\"\" alone, got '\(WireText.printable(text))'")
  }

  /// A code as clients show it: hexadecimal with 0x, or decimal.
  static func code(_ text: String, of flag: String) throws(Stop) -> UInt32 {
    guard let number = CodeNumber(text) else {
      throw .usage("\(flag) expects a number such as 0x904 or 2308, got '\(WireText.printable(text))'")
    }
    return number.value
  }

  /// `0x904`, or both codes at once: `0x904/0x7`.
  static func codes(_ text: String, _ extended: UInt32?) throws(Stop) -> (UInt32?, UInt32?) {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return (try code(text, of: "--code"), extended) }
    return (try code(parts[0], of: "--code"), try code(parts[1], of: "--code"))
  }
}
