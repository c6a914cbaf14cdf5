import Bytes
import Capture
import Conversation
import Dissectors
import Foundation
import Testing

@testable import Analyzer

/// The attempts of a story, read from its capture as the program reads them.
struct Told {
  let attempts: [Attempt]

  init(_ talks: Conversation..., server: String? = nil) throws {
    let frames = talks.flatMap(\.recording.frames).enumerated()
    let inOrder = frames.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    try self.init(Recording(inOrder.map(\.element)), server: server)
  }

  init(_ recording: Recording, server: String? = nil) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pcapng")
    try Data(recording.pcapng()).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try self.init(capture: file.path, server: server)
  }

  init(capture path: String, server: String? = nil) throws {
    var ears = Ears()
    let reader = try CaptureReader(path: path)
    let summary = reader.read(into: &ears)
    ears.table.finish()
    let nothing = Timestamp(nanoseconds: 0)
    let maker = AttemptMaker(
      names: ears.names, options: AnalysisOptions(server: server),
      window: CaptureWindow(start: summary.firstPacket ?? nothing, end: summary.lastPacket ?? nothing))
    let connected = AttemptGrouping.group(ears.table.flows.map { Connection($0) }).map(maker.attempt)
    attempts = connected + (maker.failedLookup(besides: connected).map { [$0] } ?? [])
  }

  /// What a signature says of the first attempt, with the connection at `focus` in view.
  func judgement(_ signature: Signature, focus: Int = 0) throws -> Said {
    var attempt = try #require(attempts.first)
    attempt.focus = focus
    return Said(signature.judge(attempt))
  }

  func finding(_ signature: Signature) throws -> Finding {
    let attempt = try #require(attempts.first)
    guard case .matched(let match) = signature.judge(attempt) else { throw Unmatched(id: signature.id) }
    return signature.finding(match, in: attempt)
  }

  func lookalike(_ rule: LookalikeRule) -> Lookalike? { attempts.first.flatMap(rule.find) }
}

struct Unmatched: Error { let id: String }

/// A judgement without its words.
enum Said: Equatable {
  case matched(Confidence, Closer?)
  case ruledOut([Int])
  case cannotTell

  init(_ judgement: Judgement) {
    switch judgement {
    case .matched(let match): self = .matched(match.confidence, match.closedBy)
    case .ruledOut(_, let frames): self = .ruledOut(frames)
    case .cannotTell: self = .cannotTell
    }
  }

  var isMatch: Bool { if case .matched = self { true } else { false } }
}

/// Takes in what the analysis takes in.
private struct Ears: PacketSink, ~Copyable {
  var table = FlowTable(ports: [])
  var names: [NameRecord] = []

  mutating func receive(_ packet: Packet, bytes: RawSpan) {
    guard let headers = FrameHeaders(bytes, linkType: LinkType(rawValue: packet.linkType)) else { return }
    var payload = ByteReader(bytes)
    payload.skipUpTo(headers.payload.lowerBound)
    payload.limit(to: headers.payload.count)
    switch headers.transport {
    case .tcp: table.receiveSegment(packet, headers, frame: bytes)
    case .udp:
      guard let message = try? DNSMessage(parsing: &payload) else { return }
      names.append(
        NameRecord(
          frame: packet.number, time: packet.timestamp, source: headers.source, destination: headers.destination,
          message: message))
    case .icmp, .icmpv6:
      guard let error = try? ICMPError(parsing: &payload) else { return }
      table.receiveError(
        ErrorNotice(frame: packet.number, time: packet.timestamp, sender: headers.source, error: error))
    default: return
    }
  }
}

/// A Windows client and a Windows server that have not spoken yet.
func windowsPair() -> Conversation { Conversation(client: "192.0.2.10", server: "198.51.100.20") }
