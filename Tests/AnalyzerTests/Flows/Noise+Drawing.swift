@testable import Conversation

/// Drawing at random, the same on every run.
extension Noise {
  init(seed: UInt64) { self.init(state: seed &* 0x9E37_79B9 &+ 1) }

  mutating func below(_ bound: Int) -> Int { bound <= 0 ? 0 : Int(next() % UInt64(bound)) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
