import Capture
import Dissectors

/// What the look-ups of an attempt came to.
extension Attempt {
  /// The first answer that holds an address.
  var addressAnswer: NameRecord? {
    names.first { $0.message.flags.isResponse && $0.message.hasAddress }
  }

  /// The last answer that says why there is no address; answers without addresses and without an error do not count.
  var lastLookupError: NameRecord? {
    names.last { $0.message.flags.isResponse && $0.message.flags.responseCode != .noError }
  }

  /// Questions to a name server that it did not answer. Questions to everybody, as mDNS and LLMNR ask them, mostly go without one.
  var unansweredQuestions: [NameRecord] {
    names.filter { question in
      !question.message.flags.isResponse && !question.destination.isMulticast
        && !names.contains { $0.answers(question) }
    }
  }
}

extension NameRecord {
  /// What is asked about, as in "AAAA desk.example".
  var question: String {
    guard let first = message.questions.first else { return "nothing" }
    return "\(first.type.name ?? "type \(first.type.rawValue)") \(first.name)"
  }

  /// Whether it is the answer of the asked server to `question`, or to an earlier copy of it.
  func answers(_ question: NameRecord) -> Bool {
    message.flags.isResponse && message.id == question.message.id && source == question.destination
      && destination == question.source && time >= question.time
  }
}

extension IPAddress {
  /// RFC 1112 section 4 and RFC 4291 section 2.7.
  var isMulticast: Bool { isIPv4 ? low >> 28 == 0xE : high >> 56 == 0xFF }

  /// Whether the address is one of a private network, of the link, or of the host itself: RFC 1918, RFC 3927, RFC 4193, RFC 4291.
  var isPrivate: Bool {
    guard isIPv4 else { return high >> 57 == 0xFC >> 1 || high >> 54 == 0xFE80 >> 6 || (high == 0 && low == 1) }
    return low >> 24 == 10 || low >> 20 == 0xAC1 || low >> 16 == 0xC0A8 || low >> 16 == 0xA9FE || low >> 24 == 127
  }
}
