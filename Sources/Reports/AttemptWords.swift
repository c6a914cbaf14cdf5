import Analyzer
import Capture
import Dissectors

/// How attempts and their parts are put into a few words, the same in every text.
extension AttemptReport {
  /// "failed in tls", "succeeded", "incomplete in x224".
  var outcome: String {
    verdict == .succeeded ? verdict.rawValue : verdict.rawValue + " in " + phase.name.description
  }

  /// The finding's title, or else the sentence that gives the verdict its reason, without a full stop.
  var headline: String {
    guard let finding, verdict == .failed else {
      return reason.utf8.last == UInt8(ascii: ".") ? String(Substring(reason.utf8.dropLast())) : reason
    }
    return finding.title
  }

  /// "192.168.1.20:50112 → ts01 (10.0.0.9:3389)".
  var endpoints: String { client.words + " → " + server.words }

  /// Frames that the finding cites, each once, in order.
  var evidenceFrames: [Int] { Set(finding?.evidence.map(\.frame) ?? []).sorted() }
}

extension Party {
  /// "ts01 (10.0.0.9:3389)", or as much of it as is known.
  var words: String {
    switch (name, socket) {
    case (let name?, let socket?): "\(name) (\(socket))"
    case (let name?, nil): name
    case (nil, let socket?): socket
    case (nil, nil): "unknown"
    }
  }

  /// "10.0.0.9:3389", "[fe80::1]:3389".
  private var socket: String? {
    guard let address else { return nil }
    guard let port else { return "\(address)" }
    return address.isIPv4 ? "\(address):\(port)" : "[\(address)]:\(port)"
  }
}

extension Confidence {
  /// What the word stands for.
  var basis: String {
    switch self {
    case .certain: "a peer or a router said so in so many words"
    case .likely: "the pattern fits, and the main alternatives are ruled out"
    case .possible: "the pattern fits, but alternatives remain"
    }
  }
}

extension MstscCode {
  /// "0x904 (disconnectReasonAtClientWinsockFDCLOSE)".
  var words: String { printed + (code.name.map { " (\($0))" } ?? "") }
}

enum FrameList {
  /// "frame 9", "frames 4, 6"; empty for no frames.
  static func words(_ frames: some Collection<Int>) -> String {
    frames.isEmpty ? "" : (frames.count == 1 ? "frame " : "frames ") + numbers(frames)
  }

  /// "4, 6, 9"; a long list ends in "…".
  static func numbers(_ frames: some Collection<Int>) -> String {
    let shown = frames.prefix(12).map(String.init).joined(separator: ", ")
    return frames.count > 12 ? shown + ", …" : shown
  }
}
