import Dissectors

/// A sentence that rules several signatures out: who reads it for all of them puts it into words once.
struct CommonReason: Sendable {
  /// What it says.
  enum Kind: Int, CaseIterable, Sendable {
    /// What the Connection Confirm says of the negotiation.
    case negotiated
    case requestAnswered
    case helloAnswered
  }

  let kind: Kind
  /// What happened.
  let event: Event

  /// The sentence, without its full stop.
  var phrase: Phrase {
    switch kind {
    case .negotiated: event.message(X224ConnectionConfirm.self).map(Self.negotiated) ?? ""
    case .requestAnswered: "the server answered the Connection Request: \(event.name)"
    case .helloAnswered: "the server answered the ClientHello: \(event.name)"
    }
  }

  private static func negotiated(_ confirm: X224ConnectionConfirm) -> Phrase {
    switch confirm.negotiation {
    case .none: "the server answered without a negotiation: standard RDP security"
    case .response(_, let selected): "the server selected \(selected.names)"
    case .failure(let code): "the server's failure code is \(code.text)"
    }
  }
}

extension Judgement {
  /// Ruled out for a reason that several signatures have.
  static func ruledOut(_ kind: CommonReason.Kind, by event: Event) -> Judgement {
    .ruledOut(Exclusion(reason: .common(CommonReason(kind: kind, event: event)), frame: event.frame))
  }
}

/// The sentences that signatures have in common, as far as one connection needed them.
struct CommonTexts {
  private var texts = InlineArray<3, String?>(repeating: nil)

  /// The sentence of an exclusion.
  mutating func text(of exclusion: borrowing Judgement.Exclusion) -> String {
    guard case .common(let reason) = exclusion.reason else { return exclusion.why.text }
    let place = reason.kind.rawValue
    if let text = texts[place] { return text }
    let text = reason.phrase.text
    texts[place] = text
    return text
  }
}
