import Dissectors

extension RemarkRule {
  static let strippedOptions = RemarkRule(
    id: "tcp-handshake-options-stripped", title: "The answer to the SYN lacks what the SYN offered"
  ) { attempt, conclusion in
    for connection in attempt.connections {
      guard let offered = connection.flow.fromClient.options, let taken = connection.flow.fromServer.options,
        case let lacks = taken.lacking(offered), !lacks.isEmpty,
        let syn = connection.progress.milestone(.tcpSYN)?.frame,
        let answer = connection.progress.milestone(.tcpSYNACK)?.frame
      else { continue }
      return (
        """
        The SYN offered what the SYN, ACK lacks: \(lacks.joined(separator: ", ")) (frames \(syn), \(answer)). The server cannot do it, or a device on the \
        way took it out; a capture at the other end tells. It slows a session and fails none.
        """, [syn, answer],
        conclusion.verdict == .succeeded
      )
    }
    return nil
  }
}

extension TCPOptions {
  /// What `offered` has and these options lack, in words; RFC 9293 section 3.7.1 has 536 bytes as the size that everybody takes.
  fileprivate func lacking(_ offered: TCPOptions) -> [String] {
    var lacks: [String] = []
    if offered.windowScale != nil, windowScale == nil { lacks.append("window scaling") }
    if offered.permitsSelectiveAcknowledgment, !permitsSelectiveAcknowledgment {
      lacks.append("selective acknowledgments")
    }
    if let size = offered.maximumSegmentSize, size > 536, maximumSegmentSize.map({ $0 <= 536 }) ?? true {
      lacks.append("segments of more than 536 bytes")
    }
    return lacks
  }
}
