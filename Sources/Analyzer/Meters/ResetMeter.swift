extension Meter {
  /// Who sent the first RST, as far as the packet itself shows.
  static func reset(of connection: Connection) -> Meter? {
    guard let origin = connection.resetOrigin else { return nil }
    let (reset, sender) = (origin.reset, origin.reset.side.rawValue)
    let words: Phrase
    if origin.isInjected {
      words = "not the \(sender)'s, though in its name: \(origin.signs.count) signs"
    } else if let sign = origin.signs.first {
      words = "in the \(sender)'s name, with one sign against it: \(sign.text)"
    } else if origin.comparedHopLimit {
      words = "the \(sender)'s own: hop limit \(reset.hopLimit) as in its other packets"
    } else {
      words = "in the \(sender)'s name, with no other packet of it to compare"
    }
    return Meter("reset", words, side: reset.side, frames: [reset.frame])
  }
}
