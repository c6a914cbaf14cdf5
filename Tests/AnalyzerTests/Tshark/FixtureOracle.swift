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
    var inner: Tshark.Fields = [:]
  }

  /// The view of each fixture, by its name.
  static let views: Result<[String: View], any Error> = Result {
    let file = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let frames = try CombinedCapture.write(Fixture.everything.map(\.capture), to: file.path, apart: true)
    let negotiation = try Tshark.fields(
      of: file.path, names: names.negotiation, decodeAs: ["tcp.port==13389,tpkt"], preferences: inOrder)
    let keyLog = URL(filePath: file.path + ".keys")
    defer { try? FileManager.default.removeItem(at: keyLog) }
    try Data(CombinedCapture.keyLog(of: Fixture.everything.map(\.capture))).write(to: keyLog)
    let tls = try Tshark.fields(
      of: file.path, names: names.tls + names.inner,
      decodeAs: ["tcp.port==3389,tls", "tcp.port==13389,tls", "tls.port==13389,tpkt"],
      preferences: inOrder + ["tls.keylog_file:\(keyLog.path)"])
    let views = frames.map { frames in
      let inside = cut(tls, to: frames)
      return View(
        negotiation: cut(negotiation, to: frames), tls: withoutCertificateExtensions(inside),
        inner: InnerFields.normal(inside))
    }
    return Dictionary(uniqueKeysWithValues: zip(Fixture.everything.map(\.name), views))
  }

  /// The fields the timelines hold, by the protocol that carries them.
  static let names: (negotiation: [String], tls: [String], inner: [String]) = {
    let fields = TimelineFields.ofFixtures.values
    let inner = Set(fields.flatMap { $0.inner.values.joined().map(\.name) })
    return (
      Set(fields.flatMap { $0.negotiation.values.joined().map(\.name) }).sorted(),
      Set(fields.flatMap { $0.tls.values.joined().map(\.name) }).sorted(), inner.sorted()
    )
  }()

  /// By itself tshark gives up a stream whose segments do not come in order.
  private static let inOrder = ["tcp.reassemble_out_of_order:TRUE"]

  /// Without the empty lists of extensions that TLS 1.3 has beside each certificate, of which we print nothing.
  private static func withoutCertificateExtensions(_ fields: Tshark.Fields) -> Tshark.Fields {
    fields.mapValues { values in
      var values = values
      values["tls.handshake.extensions_length"]?.removeAll { $0 == "0" }
      return values
    }
  }

  /// The frames of one fixture, counted from 1.
  private static func cut(_ fields: Tshark.Fields, to frames: Range<Int>) -> Tshark.Fields {
    let inside = fields.filter { frames.contains($0.key) }
    return Dictionary(uniqueKeysWithValues: inside.map { ($0.key - frames.lowerBound + 1, $0.value) })
  }
}
