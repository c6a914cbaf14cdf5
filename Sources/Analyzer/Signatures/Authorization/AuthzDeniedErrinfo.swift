import Dissectors

extension Signature {
  /// The server says that the user lacks the right, after the logon.
  static let authzDeniedErrinfo = Signature(
    id: "authz-denied-errinfo",
    phase: .authorization,
    title: "The user lacks the right to log on through Remote Desktop",
    explanation: """
      The user is who they say they are, but is not allowed to log on to this server through Remote Desktop. The server said so in words: it sent the error \
      information for missing rights and ended the connection. Another password changes nothing.
      """,
    mstsc: [MstscCode(.byServer, extended: ExtendedDisconnectReason(rawValue: 9))],
    causes: RightToLogOn.causes,
    remedies: RightToLogOn.remedies,
    sources: ["MS-RDPBCGR 2.2.5.1.1", "FreeRDP issue 3959"],
    needs: [SetErrorInfo.self]
  ) { attempt in
    guard let connection = attempt.connection else { return .cannotTell("no connection was tried") }
    guard let info = connection.errorInfo else {
      return .cannotTell("the server sent no error information that can be read")
    }
    guard info.message.errorInfo == .serverInsufficientPrivileges else {
      return .ruledOut("the server's error information is \(info.message.errorInfo.text)", by: info.event)
    }
    return .matched(
      Judgement.Match(
        .certain,
        connection.accountEvidence + [
          Evidence(
            info.event.frame, field: "rdp.errorInfo",
            "the server sent the error information \(info.message.errorInfo.text)")
        ]))
  }
}
