import Capture
import Dissectors

/// The versions of CredSSP that both sides name, where that can be read. Since version 5, of 2018, the key's proof is bound to the session
/// (MS-CSSP 3.1.5, CVE-2018-0886); a side that is set to insist on it turns away older ones.
struct CredSSPVersions {
  let client: (event: Event, version: UInt32)
  let server: (event: Event, version: UInt32)

  /// Nil where one side named none that can be read.
  init?(_ connection: Connection) {
    guard let client = connection.credSSPVersion(of: .client), let server = connection.credSSPVersion(of: .server)
    else {
      return nil
    }
    (self.client, self.server) = (client, server)
  }

  /// The first version with the update.
  static let updated: UInt32 = 5

  var evidence: [Evidence] {
    [
      Evidence(client.event.frame, field: "credssp.version", "the client speaks CredSSP version \(client.version)"),
      Evidence(server.event.frame, field: "credssp.version", "the server speaks CredSSP version \(server.version)"),
    ]
  }
}

extension Connection {
  /// The server's first CredSSP message.
  var credSSPAnswer: Event? { timeline.first(TSRequest.self, from: .server)?.event }

  /// How CredSSP ended where one side had the other's proof of the key and went no further; nil where it did not, or where the server said why.
  var endAtKeyProof: Evidence? {
    guard usesCredSSP, logonRefusal == nil, let last = progress.last, let closing,
      (last.step == .credsspServerKey && closing.side == .client)
        || (last.step == .credsspAuthenticate && closing.side == .server)
    else { return nil }
    let proof = last.step == .credsspServerKey ? "server's" : "client's"
    return Evidence(
      closing.frame,
      "\(closing.manner.text) from the \(closing.side.rawValue) \((closing.time - last.time).text) after the \(proof) proof of the key"
    )
  }
}

extension Remedy {
  static let installUpdates = Remedy(
    .server, "Install the system's updates on both ends; both need those of May 2018 or later.",
    risk: .interruptsService, undo: "Remove the update.")
}
