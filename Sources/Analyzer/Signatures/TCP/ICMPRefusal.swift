import Capture
import Dissectors

extension Attempt {
  /// Judges whether an ICMP error with one of `reasons` ended the connection before the server answered its SYN.
  ///
  /// The device that sent it closed the connection: the server itself, or somebody between.
  func judgeRefusal(_ reasons: [ICMPReason]) -> Judgement {
    guard let connection, let first = connection.syn else {
      return .cannotTell("no SYN was seen")
    }
    if let answer = connection.synAck {
      return .ruledOut("the port accepted the connection", by: answer)
    }
    guard let refusal = connection.refusal else { return .cannotTell("no ICMP error came back") }
    guard reasons.contains(refusal.error.reason) else {
      return .ruledOut("the ICMP error has another reason: \(refusal.error.reason.text)", frame: refusal.frame)
    }
    let network = refusal.error.reason.version == 4 ? "icmp" : "icmpv6"
    return .matched(
      .certain,
      Evidence(
        first.frame, field: "tcp.flags.syn",
        "SYN to \(connection.flow.server.address), port \(connection.flow.server.port)"),
      Evidence(
        refusal.frame, field: "\(network).code",
        "\(refusal.sender)\(connection.isRefusedByServer ? ", the server itself," : "") answered with an ICMP error: \(refusal.error.reason.text)"
      ),
      closedBy: connection.isRefusedByServer ? .server : .middlebox)
  }
}

extension Connection {
  /// The first ICMP error that turned a packet of the connection away.
  var refusal: ErrorNotice? { flow.errors.first { $0.error.reason.isRefusal } }

  /// Whether that error came from the server's own address.
  var isRefusedByServer: Bool { refusal?.sender == flow.server.address }
}

extension ICMPReason {
  /// What it says, in words.
  var text: String { name ?? typeName ?? "type \(type), code \(code)" }
}
