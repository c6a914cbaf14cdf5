import Analyzer
import Dissectors

/// The few fields of an event that matter in one line of the ladder.
///
/// The names below are those that decide most handshakes, each with the word that goes before its value. A message
/// with none of them shows its fields that have a meaning, so a new message prints without an entry here.
enum LadderFields {
  private static let decisive: [(name: String, label: String)] = [
    ("rdp.rt_cookie", ""), ("rdp.negReq.requestedProtocols", "offers"), ("rdp.negReq.selectedProtocol", "selects"),
    ("rdp.negFailure.failureCode", ""),
    ("tls.alert_message.level", ""), ("tls.alert_message.desc", ""),
    ("tls.handshake.extensions_server_name", "for"), ("tls.handshake.extensions.supported_version", ""),
    ("tls.handshake.version", ""),
    ("x509sat.uTF8String", ""), ("x509sat.printableString", ""), ("x509af.notAfter", "until"),
    ("credssp.version", "version"), ("credssp.errorCode", ""), ("ntlmssp.auth.domain", "domain"),
    ("ntlmssp.auth.username", "user"), ("ntlmssp.challenge.target_name", "from"),
    ("rdp.authorizationResult", ""), ("rdp.errorInfo", ""), ("kerberos.error_code", ""),
    ("kerberos.SNameString", "for"),
    ("http.request.method", ""), ("http.request.uri", ""), ("http.response.code", ""), ("http.response.phrase", ""),
    ("tsg.status_code", ""), ("tsg.target", ""), ("tsg.target_port", "port"), ("tsg.client_name", "from"),
    ("dns.qry.name", ""), ("dns.flags.rcode", ""), ("rdp.errorCode", ""),
  ]

  /// Headers of the layers below, which every message has and which say nothing about it.
  private static let framing = [
    "cotp.", "tpkt.", "tls.record.", "rdp.neg_type", "rdp.neg_length", "rdp.pduType", "t124.DomainMCSPDU",
    "t125.ConnectMCSPDU", "tsg.packet",
  ]

  /// "offers SSL | HYBRID (0x3)", at most three names.
  static func words(_ event: Event) -> String {
    let groups = FieldGroup.groups(event.fields)
    let named = groups.filter { group in decisive.contains { $0.name == group.name } }
    let shown = named.isEmpty ? groups.filter(isTelling) : preferred(named)
    return shown.prefix(3).map(words).joined(separator: ", ")
  }

  /// TLS 1.3 hides behind the version number of 1.2; where the true versions are listed the old field only confuses.
  private static func preferred(_ groups: [FieldGroup]) -> [FieldGroup] {
    let listsVersions = groups.contains { $0.name == "tls.handshake.extensions.supported_version" }
    return listsVersions ? groups.filter { $0.name != "tls.handshake.version" } : groups
  }

  private static func isTelling(_ group: FieldGroup) -> Bool {
    group.fields.count == 1 && group.fields[0].meaning != nil && !framing.contains { group.name.hasPrefix($0) }
  }

  private static func words(_ group: FieldGroup) -> String {
    let label = decisive.first { $0.name == group.name }?.label ?? lastComponent(of: group.name)
    let more = group.fields.count > 4 ? " …" : ""
    let values = group.fields.prefix(4).map(FieldText.short).joined(separator: ", ") + more
    return label.isEmpty ? values : label + " " + values
  }

  private static func lastComponent(of name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }
}
