import Dissectors
import Synchronization

/// What cipher suites add to a record, as it was read from their names before: a handful of them protects all connections.
enum KnownProtections {
  private static let known = Mutex<[CipherSuite: RecordProtection?]>([:])

  static subscript(suite: CipherSuite) -> RecordProtection? {
    if let protection = known.withLock({ $0[suite] }) { return protection }
    let protection = suite.protection
    known.withLock { $0[suite] = .some(protection) }
    return protection
  }
}
