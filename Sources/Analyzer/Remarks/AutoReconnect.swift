import Dissectors

extension RemarkRule {
  /// MS-RDPBCGR 5.5.
  static let autoReconnect = RemarkRule(
    id: "auto-reconnect", title: "The client came back by itself after it had lost its session"
  ) { attempt, conclusion in
    for connection in attempt.connections {
      guard let info = connection.timeline.first(ClientInfo.self, from: .client),
        info.message.extended?.autoReconnectCookieLength ?? 0 > 0
      else { continue }
      let outcome = conclusion.verdict == .succeeded ? "and the session runs again" : "and did not get it back"
      return (
        """
        The client showed the cookie of an earlier session (frame \(info.event.frame)): it had lost that one and came back by itself, \(outcome). Why it \
        was lost shows in the attempt before, if the capture holds it.
        """, [info.event.frame], false
      )
    }
    return nil
  }
}
