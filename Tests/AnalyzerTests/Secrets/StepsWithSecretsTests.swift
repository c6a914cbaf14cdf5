import Capture
import Dissectors
import Testing

@testable import Analyzer

/// How far a connection got, when its records are opened.
@Suite struct StepsWithSecretsTests {
  private func progress(_ name: String, usingSecrets: Bool = true) throws -> Progress {
    let capture = try KeyedCapture.named(name)
    var sink = Connections(analysis: Analysis(), usesSecrets: usingSecrets)
    let summary = try CaptureReader(path: capture.fixture.capture).read(into: &sink)
    let news = sink.analysis.end(summary).news.read()
    let connections = news.items.compactMap { item in
      if case .over(let connection, _) = item { connection } else { nil }
    }
    return try #require(
      connections.max { ($0.progress.last?.step ?? .nameAnswer) < ($1.progress.last?.step ?? .nameAnswer) }
    ).progress
  }

  private struct Connections: PacketSink, ~Copyable {
    var analysis: Analysis
    let usesSecrets: Bool

    mutating func receive(_ packet: Packet, bytes: RawSpan) { analysis.receive(packet, bytes: bytes) }

    mutating func found(_ secrets: DecryptionSecrets) { if usesSecrets { analysis.found(secrets) } }
  }

  private static let transport: [Analyzer.Step] = [
    .tcpSYN, .tcpSYNACK, .tcpEstablished, .x224Request, .x224Confirm, .tlsClientHello, .tlsServerHello,
    .tlsCertificate, .tlsClientFinished, .tlsFinished,
  ]
  private static let credssp: [Analyzer.Step] = [
    .credsspNegotiate, .credsspChallenge, .credsspAuthenticate, .credsspServerKey, .credsspCredentials,
  ]
  private static let session: [Analyzer.Step] = [
    .mcsConnectInitial, .mcsConnectResponse, .mcsChannelsJoined, .clientInfo, .license, .demandActive, .confirmActive,
    .fontMap, .active,
  ]

  @Test(arguments: [
    "healthy-any-sll", "healthy-any-sll2", "healthy-ipv6", "healthy-odd-port", "healthy-qinq", "healthy-tls-xrdp",
    "healthy-tls12-shadow", "healthy-tls13-shadow", "healthy-vlan", "tcp-half-open-dead-peer", "session-dropped",
  ])
  func sessionWithoutCredSSPShowsEveryStep(_ name: String) throws {
    let progress = try progress(name)
    #expect(progress.milestones.map(\.step) == Self.transport + Self.session)
    #expect(progress.missing == nil)
    #expect(isInOrder(progress))
  }

  @Test(arguments: ["healthy-by-name", "healthy-nla-shadow"])
  func sessionWithCredSSPShowsEveryStep(_ name: String) throws {
    let progress = try progress(name)
    #expect(progress.milestones.map(\.step) == Self.transport + Self.credssp + Self.session)
    #expect(progress.missing == nil)
    #expect(isInOrder(progress))
  }

  @Test(arguments: [
    ("nla-logon-failure", Analyzer.Step.credsspAuthenticate, Analyzer.Step.credsspServerKey),
    ("nla-account-state", .credsspAuthenticate, .credsspServerKey),
    ("nla-silent-drop-after-auth-token", .credsspAuthenticate, .credsspServerKey),
    ("tls-app-close-notify-before-nla", .credsspNegotiate, .credsspChallenge),
    ("nla-prompt-abandoned", .tlsFinished, .credsspNegotiate),
    ("mcs-connect-failed", .mcsConnectInitial, .mcsConnectResponse),
    ("tls-cert-expired", .tlsFinished, .mcsConnectInitial),
    ("tcp-rst-midstream-injected", .tlsClientHello, .tlsServerHello),
  ])
  func failureStopsWhereItDid(_ name: String, last: Analyzer.Step, missing: Analyzer.Step) throws {
    let progress = try progress(name)
    #expect(progress.last?.step == last)
    #expect(progress.missing == missing)
  }

  /// What sizes and order tell of the steps inside TLS is what can be read there.
  @Test(arguments: KeyedCapture.all)
  func inferenceIsBorneOut(_ capture: KeyedCapture) throws {
    let inferred = try progress(capture.fixture.name, usingSecrets: false)
    let read = try progress(capture.fixture.name)
    let inside = Analyzer.Step.credsspNegotiate..<Analyzer.Step.mcsChannelsJoined
    for milestone in inferred.milestones where inside.contains(milestone.step) {
      // A refusal has the place of the server's key, and completes nothing.
      guard milestone.step != .credsspServerKey || read.reached(.credsspServerKey) else { continue }
      // A ticket of TLS 1.3 that crosses the client's first token looks like the answer to it.
      guard milestone.step != .credsspChallenge || read.milestone(.credsspChallenge)?.frame == milestone.frame else {
        #expect(capture.fixture.name == "healthy-by-name")
        continue
      }
      #expect(read.milestone(milestone.step)?.frame == milestone.frame, "\(milestone.step)")
    }
  }

  /// Finished comes before the certificate's flight has ended where TLS 1.3 sends all at once; else each step has its place.
  private func isInOrder(_ progress: Progress) -> Bool {
    zip(progress.milestones, progress.milestones.dropFirst()).allSatisfy { $0.frame <= $1.frame }
  }
}
