import Dissectors

extension Signature {
  /// A side changes its CredSSP version in the middle.
  static let credsspVersionFlip = Signature(
    id: "credssp-version-flip",
    phase: .credssp,
    title: "One side changed its CredSSP version in the middle of the logon",
    explanation: """
      Each side of CredSSP names its version in every message, and the version stays the same. Here one side named another one later, and the connection \
      ended. Peers treat that as an attack or as a fault.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("A proxy or gateway passes on the messages of two different servers or clients"),
      Cause("A fault in the program that changed its version"),
    ],
    remedies: [
      Remedy(
        .network,
        "See whether a proxy, gateway or load balancer stands between client and server, and connect once without it."),
      .updateClient,
      Remedy(
        .client, "Then capture once more, with keys: all messages of one side now have the same credssp.version.",
        command: "rdpwhy analyze --keylog SECRETS CAPTURE"),
    ],
    sources: ["MS-CSSP 2.2.1", "MS-CSSP 3.1.5"],
    needs: [TSRequest.self]
  ) { attempt in
    guard let connection = attempt.connection else { return .cannotTell("no connection was tried") }
    for side in [Side.server, .client] {
      let requests = connection.timeline.all(TSRequest.self, from: side)
      guard let first = requests.first,
        let other = requests.first(where: { $0.message.version != first.message.version })
      else { continue }
      guard let end = connection.end(after: other.event), !connection.progress.reached(.credsspCredentials) else {
        return .ruledOut("the other side took the \(side.rawValue)'s change of version", by: other.event)
      }
      return .matched(
        .likely,
        Evidence(
          first.event.frame, field: "credssp.version", "the \(side.rawValue) named version \(first.message.version)"),
        Evidence(other.event.frame, field: "credssp.version", "then it named version \(other.message.version)"), end)
    }
    return .cannotTell("no side is seen to change its version of CredSSP")
  }
}
