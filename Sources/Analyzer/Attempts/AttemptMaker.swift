import Capture
import Dissectors

/// Makes attempts of grouped connections: adds the name the user wanted, and the look-ups that belong to it.
struct AttemptMaker {
  let names: [NameRecord]
  let options: AnalysisOptions
  let window: CaptureWindow

  func attempt(_ connections: [Connection]) -> Attempt {
    let flow = connections[0].flow
    let name = wantedName(client: flow.client.address, server: flow.server.address, before: flow.start)
    return Attempt(
      client: flow.client.address, server: flow.server, connections: connections,
      names: name.map { lookups(of: $0, by: flow.client.address) } ?? [], serverName: name, window: window,
      code: options.code,
      focus: 0)
  }

  /// The attempt that ended with the look-up of the server the user named; nil when the look-up went well, or a connection followed.
  func failedLookup(besides attempts: [Attempt]) -> Attempt? {
    guard let name = optionName, let client = names.first(where: { $0.message.asks(for: name) })?.client else {
      return nil
    }
    let lookups = lookups(of: name, by: client)
    guard let last = lookups.last, !lookups.contains(where: { $0.message.hasAddress }) else { return nil }
    let followed = attempts.contains { attempt in
      attempt.client == client && attempt.start >= lookups[0].time && attempt.start - last.time <= .seconds(5)
    }
    guard !followed else { return nil }
    return Attempt(
      client: client, server: nil, connections: [], names: lookups, serverName: name, window: window,
      code: options.code,
      focus: 0)
  }

  /// What to say about failed look-ups when there is no attempt to tie them to.
  func notes(attempts: [Attempt]) -> [String] {
    guard attempts.isEmpty else { return [] }
    let failed = names.first { $0.message.flags.isResponse && $0.message.flags.responseCode == .nonExistentDomain }
    guard let name = failed?.message.questions.first?.name else { return ["No RDP connection in this capture."] }
    return [
      "No RDP connection in this capture; the look-up of \(name) failed: use --server \(name) if that was the target."
    ]
  }
}

extension AttemptMaker {
  /// The server option, when it is a name and no address.
  private var optionName: String? {
    options.server.flatMap { IPAddress($0) == nil ? $0 : nil }
  }

  /// The name by which the client came to the server's address: the last answer before the connection that holds it.
  private func wantedName(client: IPAddress, server: IPAddress, before start: Timestamp) -> String? {
    let answer = names.last { record in
      record.message.flags.isResponse && record.destination == client && record.time <= start
        && record.message.addresses.contains(server)
    }
    return answer?.message.questions.first?.name ?? optionName
  }

  private func lookups(of name: String, by client: IPAddress) -> [NameRecord] {
    names.filter { $0.client == client && $0.message.asks(for: name) }
  }
}

extension NameRecord {
  /// Who asked.
  var client: IPAddress { message.flags.isResponse ? destination : source }
}

extension DNSMessage {
  /// Whether it asks for `name`, or answers such a question: alone or with a suffix from a search list, in any case of letters.
  func asks(for name: String) -> Bool {
    let wanted = Self.folded(name)
    return questions.contains { question in
      let asked = Self.folded(question.name)
      return asked == wanted || (!wanted.contains(".") && asked.hasPrefix(wanted + "."))
    }
  }

  /// The addresses it answers with.
  var addresses: [IPAddress] {
    answers.compactMap { answer in if case .address(let address) = answer.data { address } else { nil } }
  }

  var hasAddress: Bool { !addresses.isEmpty }

  private static func folded(_ name: String) -> String {
    let lowered = name.lowercased()
    return lowered.hasSuffix(".") ? String(lowered.dropLast()) : lowered
  }
}
