import Capture
import Crypto

/// The TLS secrets that are known so far: those the user gave, and those that have stood in the capture.
///
/// A copy is cheap, so that each connection keeps the secrets that were known when it was over: what is said of it must not depend on when
/// somebody finds the time to read it.
struct KnownSecrets: Sendable {
  private(set) var all: TLSSecrets
  private var tally = KeyLogTally()
  /// Connections that were over before there was any secret.
  private var missed = 0

  init(_ given: TLSSecrets) { all = given }

  mutating func add(_ block: DecryptionSecrets) {
    if let found = all.add(secretsBlock: block.type, block.data) { tally.add(found) }
  }

  mutating func add(keyLog text: [UInt8]) { all.add(keyLog: text) }

  /// The secrets for a connection to which nothing more will be added.
  mutating func forFlowThatIsOver() -> TLSSecrets {
    if all.isEmpty { missed += 1 }
    return all
  }

  /// What the reader of a report must know; whole sentences.
  var notes: [String] {
    var notes: [String] = []
    if tally != KeyLogTally(), !tally.notes.isEmpty {
      notes.append("TLS secrets in the capture: \(tally.notes.joined(separator: "; ")).")
    }
    if missed > 0, !all.isEmpty {
      let connections = missed == 1 ? "1 connection was" : "\(missed) connections were"
      notes.append("\(connections) over before the first TLS secrets in the capture came, and read without any.")
    }
    return notes
  }
}
