import Bytes
import Capture
import Dissectors
import Foundation
import TsharkOracle

/// What tshark prints for every fixture.
///
/// Starting tshark takes longer than letting it read a fixture. Fixtures that share no TCP connection are therefore read as one file, one
/// section after the other, once in tshark's own view and once with the ports of RDP decoded as TLS.
enum FixtureOracle {
  /// Values by frame and field name, by fixture.
  struct View {
    var negotiation: Tshark.Fields = [:]
    var tls: Tshark.Fields = [:]
  }

  static let views: Result<[String: View], any Error> = Result {
    try batches.reduce(into: [:]) { views, batch in
      views.merge(try read(batch)) { one, _ in one }
    }
  }

  /// The fields the timelines hold, by the protocol that carries them.
  static let names: (negotiation: [String], tls: [String]) = {
    let names = Set(Fixture.everything.flatMap { TimelineFields(of: $0).all.map(\.name) })
    let tls = names.filter { $0.hasPrefix("tls.") || $0.hasPrefix("x509") }
    return (names.subtracting(tls).sorted(), tls.sorted())
  }()

  private static func read(_ batch: [Measured]) throws -> [String: View] {
    let file = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(batch.flatMap { try Data(contentsOf: URL(filePath: $0.fixture.capture)) }).write(to: file)
    let negotiation = try Tshark.fields(
      of: file.path, names: names.negotiation, decodeAs: ["tcp.port==13389,tpkt"], preferences: inOrder)
    let tls = try Tshark.fields(
      of: file.path, names: names.tls, decodeAs: ["tcp.port==3389,tls", "tcp.port==13389,tls"],
      preferences: inOrder, usingSecrets: false)
    var (views, first) = ([String: View](), 0)
    for measured in batch {
      let frames = first + 1...first + measured.frames
      views[measured.fixture.name] = View(
        negotiation: cut(negotiation, to: frames), tls: cut(tls, to: frames))
      first += measured.frames
    }
    return views
  }

  /// The frames of one fixture, counted from 1.
  private static func cut(_ fields: Tshark.Fields, to frames: ClosedRange<Int>) -> Tshark.Fields {
    let inside = fields.filter { frames.contains($0.key) }
    return Dictionary(uniqueKeysWithValues: inside.map { ($0.key - frames.lowerBound + 1, $0.value) })
  }

  /// By itself tshark gives up a stream whose segments do not come in order.
  private static let inOrder = ["tcp.reassemble_out_of_order:TRUE"]
}

// MARK: - Which fixtures can be read together

extension FixtureOracle {
  struct Measured {
    let fixture: Fixture
    let frames: Int
    let connections: Set<[UInt64]>
  }

  private static var batches: [[Measured]] {
    Fixture.everything.map(measure).reduce(into: []) { batches, next in
      let free = batches.firstIndex { $0.allSatisfy { $0.connections.isDisjoint(with: next.connections) } }
      if let free { batches[free].append(next) } else { batches.append([next]) }
    }
  }

  private static func measure(_ fixture: Fixture) -> Measured {
    var sink = ConnectionSink()
    if let reader = try? CaptureReader(path: fixture.capture) { _ = reader.read(into: &sink) }
    return Measured(fixture: fixture, frames: sink.frames, connections: sink.connections)
  }

  private struct ConnectionSink: PacketSink {
    var frames = 0
    var connections: Set<[UInt64]> = []

    mutating func receive(_ packet: Packet, bytes: RawSpan) {
      frames = packet.number
      guard let headers = FrameHeaders(bytes, linkType: LinkType(rawValue: packet.linkType)) else { return }
      let ends = [
        [headers.source.high, headers.source.low, UInt64(headers.sourcePort)],
        [headers.destination.high, headers.destination.low, UInt64(headers.destinationPort)],
      ]
      connections.insert(Array(ends.sorted { $0.lexicographicallyPrecedes($1) }.joined()))
    }
  }
}
