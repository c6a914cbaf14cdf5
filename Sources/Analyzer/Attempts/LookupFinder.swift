import Capture
import Dissectors

/// Finds the name by which a user came to a server, and the look-ups that belong to it.
struct LookupFinder {
  /// The look-ups of the capture until now.
  let names: NameTraffic
  let options: AnalysisOptions

  /// The name by which the client of a connection came to its server, and what it asked and was told about it.
  func lookup(for opening: FlowOpening, at hardware: HardwareAddress?) -> NameLookup {
    let answer = answer(for: opening, at: hardware)
    guard let name = answer?.message.questions.first?.name ?? optionName else { return .none }
    let own = names.records(of: answer?.client ?? opening.client).filter { $0.message.asks(for: name) }
    return NameLookup(name: name, records: own.suffix(Limits.lookupsPerConnection))
  }

  /// The look-up of the server the user named when it came to nothing.
  var failedLookup: FailedLookup? {
    guard let name = optionName else { return nil }
    let asked = names.records.filter { $0.message.asks(for: name) }
    guard let client = asked.first?.client else { return nil }
    let lookups = asked.filter { $0.client == client }
    guard !lookups.contains(where: { $0.message.hasAddress }) else { return nil }
    return FailedLookup(client: client, lookup: NameLookup(name: name, records: lookups))
  }

  /// What to say about failed look-ups when there is no attempt to tie them to.
  var notesWithoutAttempts: [String] {
    let failed = names.records.first {
      $0.message.flags.isResponse && $0.message.flags.responseCode == .nonExistentDomain
    }
    guard let name = failed?.message.questions.first?.name else { return ["No RDP connection in this capture."] }
    return [
      "No RDP connection in this capture; the look-up of \(name) failed: use --server \(name) if that was the target."
    ]
  }
}

extension LookupFinder {
  /// The server option, when it is a name and no address.
  private var optionName: String? {
    options.server.flatMap { IPAddress($0) == nil ? $0 : nil }
  }

  /// What told the client the server's address: the last answer before the connection that holds it.
  ///
  /// A client with addresses of both families asks for names over one of them. What it asked from there is found by the address that was
  /// answered, by the time, and by there being one such client only.
  private func answer(for opening: FlowOpening, at hardware: HardwareAddress?) -> NameRecord? {
    let (client, server) = (opening.client, opening.server.address)
    return names.answer(to: client, holding: server, until: opening.start)
      ?? names.answerToOtherFamily(of: client, at: hardware, holding: server, until: opening.start)
  }
}

/// The name that led a client to a server, and the look-ups of it.
struct NameLookup: Sendable {
  /// Nothing is known of how the client came to the server's address.
  static let none = NameLookup(name: nil, records: [])

  let name: String?
  let records: [NameRecord]
  /// Whether the name has IPv4 and IPv6 addresses.
  let hasBothFamilies: Bool

  init(name: String?, records: [NameRecord]) {
    self.name = name
    self.records = records
    let addresses = records.lazy.filter(\.message.flags.isResponse).flatMap(\.message.addresses)
    hasBothFamilies = addresses.contains(where: \.isIPv4) && addresses.contains { !$0.isIPv4 }
  }

  var isEmpty: Bool { name == nil && records.isEmpty }
}

/// A look-up that led to no address.
struct FailedLookup: Sendable {
  let client: IPAddress
  let lookup: NameLookup

  /// Whether the client connected all the same, to an address it had from elsewhere.
  func wasFollowed(by starts: [(client: IPAddress, time: Timestamp)]) -> Bool {
    guard let first = lookup.records.first, let last = lookup.records.last else { return false }
    return starts.contains { start in
      start.client == client && start.time >= first.time && start.time - last.time <= .seconds(5)
    }
  }
}

extension Attempt {
  init(_ connections: [Connection], _ lookup: NameLookup, window: CaptureWindow, code: MstscCode?) {
    let flow = connections[0].flow
    self.init(
      client: flow.client.address, server: flow.server, connections: connections, names: lookup.records,
      serverName: lookup.name, window: window, code: code, focus: 0)
  }

  /// An attempt that never got to a connection.
  init(_ failed: FailedLookup, window: CaptureWindow, code: MstscCode?) {
    self.init(
      client: failed.client, server: nil, connections: [], names: failed.lookup.records,
      serverName: failed.lookup.name, window: window, code: code, focus: 0)
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
