/// A flag: how it is spelled, what help says of it, and what it does to the arguments.
struct Flag: Sendable {
  let short: Character?
  let long: String?
  /// What its value is called in help; nil when it takes none.
  let value: String?
  /// Empty for a flag that is known only to say that it is not there yet; help leaves it out.
  let help: String
  let apply: @Sendable (inout Arguments, String) throws(Stop) -> Void

  init(
    _ short: Character?, _ long: String?, _ value: String? = nil, _ help: String,
    _ apply: @escaping @Sendable (inout Arguments, String) throws(Stop) -> Void
  ) {
    self.short = short
    self.long = long
    self.value = value
    self.help = help
    self.apply = apply
  }

  /// Whether the flag means nothing to the other verbs.
  var isForCaptureAlone: Bool { short.map { "fwasB".contains($0) } ?? false }

  /// "-r, --read-file FILE".
  var spelling: String {
    let names = [short.map { "-\($0)" }, long.map { "--\($0)" }].compactMap(\.self)
    return names.joined(separator: ", ") + (value.map { " " + $0 } ?? "")
  }
}
