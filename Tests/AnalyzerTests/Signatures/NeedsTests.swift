import Testing

@testable import Analyzer

/// A rule that is not asked because no message is there that it needs would have had nothing to say.
struct NeedsTests {
  @Test(arguments: Fixture.everything)
  func hidesNothing(_ fixture: Fixture) throws {
    for var attempt in try Told(capture: fixture.capture, options: fixture.options).attempts {
      for (focus, connection) in attempt.connections.enumerated() {
        attempt.focus = focus
        for signature in Signature.catalogue where !signature.mayTell(of: connection.timeline.kinds) {
          #expect(Said(signature.judge(attempt)) == .cannotTell, "\(signature.id)")
        }
      }
    }
  }
}
