import Analyzer
import Dissectors

/// The fields of all X.224 and TLS messages on the timelines of a fixture, by the frame that completed the message.
struct TimelineFields {
  private(set) var negotiation: [Int: [Field]] = [:]
  private(set) var tls: [Int: [Field]] = [:]

  var all: [Field] { negotiation.values.flatMap(\.self) + tls.values.flatMap(\.self) }

  /// Those of every fixture, by its name.
  static let ofFixtures = Dictionary(
    uniqueKeysWithValues: Fixture.everything.map { ($0.name, TimelineFields(of: $0)) })

  private init(of fixture: Fixture) {
    let connections = ((try? fixture.analyze()) ?? []).flatMap(\.connections)
    for event in connections.flatMap(\.events) {
      guard case .message(let message) = event.kind else { continue }
      switch event.phase {
      case .x224: negotiation[event.frame, default: []] += message.fields
      case .tls: tls[event.frame, default: []] += message.fields
      default: break
      }
    }
  }
}
