import Bytes
import Capture
import Dissectors

@testable import Analyzer

/// Hand-built values, so that a report is tested without a capture.
enum Sample {
  /// 2026-01-05 10:20:30.123456789 UTC.
  static let start = Timestamp(nanoseconds: 1_767_608_430_123_456_789)

  static func at(_ milliseconds: Int64) -> Timestamp {
    Timestamp(nanoseconds: start.nanoseconds + milliseconds * 1_000_000)
  }

  static let client = Party(address: IPAddress(ipv4: 0xC0A8_0114), port: 50_112)
  static let server = Party(address: IPAddress(ipv4: 0x0A00_0009), port: 3389, name: "ts01.example.com")

  static var capture: CaptureSummary {
    var summary = CaptureSummary(path: "bad.pcapng", format: "pcapng")
    summary.linkTypes = [1]
    summary.packets = 9
    summary.firstPacket = start
    summary.lastPacket = at(31)
    return summary
  }

  static func request(cookie: String = "Cookie: mstshash=ana") -> Event {
    let message = RequestMessage(fields: [
      Field("x224.code", .hex(0xE0, digits: 2), meaning: "Connection Request"),
      Field("rdp.rt_cookie", .text(cookie)),
      Field("rdp.negReq.requestedProtocols", .hex(1, digits: 8), meaning: "SSL"),
    ])
    return Event(frame: 4, time: at(1), side: .client, phase: .x224, kind: .message(message), range: 0..<42)
  }

  static let refusal = Event(
    frame: 6, time: at(16_001), side: .server, phase: .x224,
    kind: .message(
      RefusalMessage(fields: [
        Field("rdp.negFailure.failureCode", .hex(5, digits: 8), meaning: "HYBRID_REQUIRED_BY_SERVER")
      ])), range: 0..<19)

  static func segment(_ frame: Int, _ side: Side, _ flags: TCPFlags, at milliseconds: Int64) -> Event {
    Event(frame: frame, time: at(milliseconds), side: side, phase: .tcp, kind: .segment(flags))
  }

  static var connection: ConnectionReport {
    ConnectionReport(
      stream: 0, client: client, server: server, start: start, lastCompletedStep: .x224Request, closedBy: .server,
      events: [
        segment(1, .client, .syn, at: 0), segment(2, .server, [.syn, .ack], at: 0), request(), refusal,
        segment(7, .server, [.fin, .ack], at: 16_002),
      ])
  }

  static let finding = Finding(
    id: "x224-nla-required", phase: .x224, title: "The server requires Network Level Authentication",
    confidence: .certain,
    explanation: "The client offered TLS alone. The server answered that it accepts nothing below CredSSP, and closed.",
    mstsc: [MstscCode(.socketClosed)],
    evidence: [
      Evidence(6, field: "rdp.negFailure.failureCode", "The server refused with HYBRID_REQUIRED_BY_SERVER."),
      Evidence(4, "The client offered SSL alone."),
    ],
    causes: [
      RankedCause(
        title: "The client has CredSSP switched off", for: ["It offered SSL alone (frame 4)."],
        against: ["Its build number is recent."])
    ],
    remedies: [
      Remedy(.client, "Look for enablecredsspsupport:i:0 in the .rdp file.", command: "findstr /i credssp host.rdp"),
      Remedy(
        .server, "Let clients without NLA in.", risk: .weakensSecurity,
        undo: "Set UserAuthentication to 1 again."),
    ])

  static var failed: AttemptReport {
    AttemptReport(
      id: 1, capture: "bad.pcapng", client: client, server: server, start: start, duration: .milliseconds(16_002),
      verdict: .failed, phase: .x224, lastCompletedStep: .x224Request, firstMissingStep: .x224Confirm,
      closedBy: .server, reason: "The server refused.", finding: finding, alsoSeen: [],
      ruledOut: [
        RuledOut(id: "tcp-syn-drop", title: "Nobody answers", why: "The server answered the SYN.", frames: [2])
      ],
      lookalikes: [], remarks: [], connections: [connection], notes: [],
      wiresharkFilter: "tcp.stream == 0 && frame.number >= 4")
  }

  static var succeeded: AttemptReport {
    var attempt = failed
    attempt.id = 2
    attempt.verdict = .succeeded
    attempt.phase = .active
    attempt.lastCompletedStep = .fontMap
    attempt.firstMissingStep = nil
    attempt.closedBy = .client
    attempt.reason = "The server sent its Font Map in frame 90."
    attempt.finding = nil
    attempt.ruledOut = []
    return attempt
  }

  static let meters = [
    Meter("loss", "client sent 2 of 9 segments again", .segments(2, of: 9), side: .client, frames: [4, 5]),
    Meter("loss", "server none", side: .server, frames: []),
    Meter("clock", "KDC \u{1B}[31m ahead", .duration(.milliseconds(2_500)), phase: .credssp, frames: [7]),
  ]

  static func report(_ attempts: [AttemptReport]) -> AnalysisReport {
    AnalysisReport(captures: [capture], attempts: attempts)
  }
}

struct RequestMessage: WireMessage {
  static let name = "X.224 Connection Request"
  let fields: [Field]
}

struct RefusalMessage: WireMessage {
  static let name = "X.224 Connection Confirm"
  let fields: [Field]
}

extension WireMessage where Self: FieldHolder {
  init(parsing reader: inout ByteReader) throws(ParseError) { self.init(fields: []) }

  func append(to list: inout FieldList) {
    for field in fields { list.add(field.key, field.value, meaning: field.meaning) }
  }
}

/// A message made of fields alone.
protocol FieldHolder {
  var fields: [Field] { get }
  init(fields: [Field])
}

extension RequestMessage: FieldHolder {}
extension RefusalMessage: FieldHolder {}

extension Sample {
  /// Encrypted records, by turns from the client and the server, from frame 100.
  static func records(count: Int) -> [Event] {
    (0..<count).map { index in
      Event(
        frame: 100 + index, time: at(16_010), side: index.isMultiple(of: 2) ? .client : .server, phase: .active,
        kind: .encrypted(EncryptedRecord(contentType: .applicationData, length: 40, role: .application)))
    }
  }
}

extension Sample {
  /// Texts that a peer could send to take over a terminal, a page or the reader's eye.
  static let hostileTexts = [
    "\u{1B}]0;owned\u{07}\u{1B}[2J", "a\nFAILED\r\nb", "<script>alert(\"1\")</script>", "user\u{202E}gpj.exe",
    "\u{9B}31m", "\u{7F}\u{08}", "a\u{2028}b\u{2029}c", "\u{200B}\u{FEFF}", "\\\"\\u0041", "\u{E0041}", "ключ 鍵 🔑",
  ]

  static var kinds: AttemptReport {
    let message = RequestMessage(fields: [
      Field("number", .unsigned(40)), Field("negative", .signed(-1)), Field("hex", .hex(5, digits: 8)),
      Field("flag", .boolean(true)), Field("bytes", .bytes([0, 255, 16])), Field("list", .unsigned(1)),
      Field("list", .unsigned(2)),
    ])
    var attempt = failed
    attempt.connections[0].events = [
      Event(frame: 4, time: at(1), side: .client, phase: .x224, kind: .message(message))
    ]
    return attempt
  }
}
