import Analyzer
import Dissectors

/// The fields of the messages on the timelines of a fixture, by the frame that completed the message.
struct TimelineFields {
  private(set) var negotiation: [Int: [Field]] = [:]
  private(set) var tls: [Int: [Field]] = [:]
  /// What came inside TLS.
  private(set) var inner: [Int: [Field]] = [:]

  var all: [Field] { [negotiation, tls, inner].flatMap { $0.values.joined() } }

  /// Those of every fixture, by its name.
  static let ofFixtures = Dictionary(
    uniqueKeysWithValues: Fixture.everything.map { ($0.name, TimelineFields(of: $0)) })

  private init(of fixture: Fixture) {
    // Behind the words to a proxy tshark finds no TLS, whatever it is told of the port.
    let connections = ((try? fixture.analyze()) ?? []).flatMap(\.connections).filter { connection in
      !connection.events.contains { $0.phase == .gateway }
    }
    for event in connections.flatMap(\.events) {
      guard case .message(let message) = event.kind else { continue }
      switch event.phase {
      case _ where event.isInsideTLS: inner[event.frame, default: []] += InnerFields.comparable(message)
      case .x224: negotiation[event.frame, default: []] += message.fields
      case .tls: tls[event.frame, default: []] += message.fields
      default: break
      }
    }
  }
}
