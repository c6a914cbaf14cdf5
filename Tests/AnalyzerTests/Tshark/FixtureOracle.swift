import Dissectors
import Foundation
import TsharkOracle

/// What tshark prints for every fixture.
///
/// Starting tshark takes longer than letting it read a fixture. All fixtures are therefore read as one file: once in tshark's own view and
/// once with the ports of RDP decoded as TLS.
enum FixtureOracle {
  /// Values by frame and field name.
  struct View {
    var negotiation: Tshark.Fields = [:]
    var tls: Tshark.Fields = [:]
  }

  /// The view of each fixture, by its name.
  static let views: Result<[String: View], any Error> = Result {
    let file = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let frames = try CombinedCapture.write(Fixture.everything.map(\.capture), to: file.path, apart: true)
    let negotiation = try Tshark.fields(
      of: file.path, names: names.negotiation, decodeAs: ["tcp.port==13389,tpkt"], preferences: inOrder)
    let tls = try Tshark.fields(
      of: file.path, names: names.tls, decodeAs: ["tcp.port==3389,tls", "tcp.port==13389,tls"], preferences: inOrder)
    let views = frames.map { View(negotiation: cut(negotiation, to: $0), tls: cut(tls, to: $0)) }
    return Dictionary(uniqueKeysWithValues: zip(Fixture.everything.map(\.name), views))
  }

  /// The fields the timelines hold, by the protocol that carries them.
  static let names: (negotiation: [String], tls: [String]) = {
    let names = Set(TimelineFields.ofFixtures.values.flatMap(\.all).map(\.name))
    let tls = names.filter { $0.hasPrefix("tls.") || $0.hasPrefix("x509") }
    return (names.subtracting(tls).sorted(), tls.sorted())
  }()

  /// By itself tshark gives up a stream whose segments do not come in order.
  private static let inOrder = ["tcp.reassemble_out_of_order:TRUE"]

  /// The frames of one fixture, counted from 1.
  private static func cut(_ fields: Tshark.Fields, to frames: Range<Int>) -> Tshark.Fields {
    let inside = fields.filter { frames.contains($0.key) }
    return Dictionary(uniqueKeysWithValues: inside.map { ($0.key - frames.lowerBound + 1, $0.value) })
  }
}
