import Dissectors

/// Whether the extended code that the user's client showed can have come from the server.
///
/// Set Error Info, which extended codes mirror, can be sent only after the MCS connection (MS-RDPBCGR 2.2.5.1).
enum ExtendedFit {
  static func note(_ code: MstscCode, _ attempt: Attempt) -> String? {
    guard let extended = code.extended, extended.rawValue != 0, let connection = attempt.connection else { return nil }
    if !connection.mayHaveReached(.mcsConnectInitial) {
      return
        "The extended code \(extended.printed) cannot have come from the server: the connection ended before a server can send one. "
        + "Give it no weight."
    }
    guard let told = connection.errorInfo else { return untold(extended, connection) }
    guard told.message.errorInfo.rawValue != extended.rawValue else { return nil }
    return
      "The server gave another reason than the extended code \(extended.printed): \(told.message.errorInfo.text) in frame \(told.event.frame)."
  }

  /// All that the server said was read, and no reason was among it.
  private static func untold(_ extended: ExtendedDisconnectReason, _ connection: Connection) -> String? {
    guard connection.timeline.decryption.isComplete else { return nil }
    return
      "The extended code \(extended.printed) did not come from the server: it sent no Set Error Info. Give it no weight."
  }
}
