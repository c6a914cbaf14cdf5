/// Whether the code that the user's client showed can belong to the attempt the capture holds.
enum CodeFit {
  /// What does not fit, as whole sentences; empty when nothing speaks against the code, or none was given.
  static func notes(_ code: MstscCode?, _ attempt: Attempt, _ conclusion: Diagnosis.Conclusion) -> [String] {
    guard let code else { return [] }
    return [contradiction(code.code, attempt, conclusion), extendedWithoutMCS(code, attempt)].compactMap { $0 }
  }

  private static func contradiction(
    _ code: DisconnectReason, _ attempt: Attempt, _ conclusion: Diagnosis.Conclusion
  ) -> String? {
    let printed = code.printed
    if conclusion.verdict == .succeeded {
      return code == .localNotError
        ? nil : "The client showed \(printed), but this attempt succeeded: the code is of another attempt."
    }
    guard code == .socketClosed, let connection = attempt.connection else { return nil }
    if !connection.progress.reached(.tcpSYNACK), connection.flow.hasStart {
      return
        "\(printed) means that an open connection was closed, but this one was never opened: the code would be 0x204. "
        + "Code and capture are probably of different attempts."
    }
    if conclusion.closedBy == .client {
      return "\(printed) means that the other side closed the connection, but here the client closed it first: "
        + "the code is probably of another connection."
    }
    return nil
  }

  /// Set Error Info, which extended codes mirror, can be sent only after the MCS connection (MS-RDPBCGR 2.2.5.1).
  private static func extendedWithoutMCS(_ code: MstscCode, _ attempt: Attempt) -> String? {
    guard let extended = code.extended, extended.rawValue != 0, let connection = attempt.connection else { return nil }
    let last = connection.progress.last?.step ?? .tcpSYN
    guard last < .mcsConnectInitial else { return nil }
    return
      "The extended code \(extended.printed) cannot have come from the server: the connection ended before a server can send one. "
      + "Give it no weight."
  }
}
