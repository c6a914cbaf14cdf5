import Dissectors

extension RemarkRule {
  /// MS-RDPBCGR 1.3.1.3.
  static let reactivation = RemarkRule(
    id: "lk-deactivate-reactivate", title: "The server ended the share and began another one"
  ) { attempt, _ in
    guard let connection = attempt.connection,
      let end = connection.timeline.first(DeactivateAll.self, from: .server)?.event,
      let next = connection.timeline.answer(to: end, from: .client)
    else { return nil }
    return (
      """
      The server ended the share (frame \(end.frame)) and the client went on (frame \(next.frame)): so a session gets another size of the desktop, or \
      changes from the logon screen to the user's desktop.
      """, [end.frame, next.frame], true
    )
  }
}
