/// What a licensing error message asks the receiver to do next.
///
/// MS-RDPBCGR 2.2.1.12.1.3, dwStateTransition of LICENSE_ERROR_MESSAGE.
public struct LicenseStateTransition: CodeTable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let totalAbort = Self(rawValue: 1)
  public static let noTransition = Self(rawValue: 2)
  public static let resetPhaseToStart = Self(rawValue: 3)
  public static let resendLastMessage = Self(rawValue: 4)

  public static let entries = [
    CodeEntry(1, "ST_TOTAL_ABORT", "Licensing is given up, and with it the connection."),
    CodeEntry(2, "ST_NO_TRANSITION", "The licensing state stays as it is: with STATUS_VALID_CLIENT, the normal end."),
    CodeEntry(3, "ST_RESET_PHASE_TO_START", "Licensing starts again from its beginning."),
    CodeEntry(4, "ST_RESEND_LAST_MESSAGE", "The last licensing message is to be sent again."),
  ]
}
