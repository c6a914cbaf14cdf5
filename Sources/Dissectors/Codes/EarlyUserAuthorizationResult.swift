/// Whether a user whose credentials were accepted may log on; four bytes right after CredSSP when HYBRID_EX was selected.
///
/// MS-RDPBCGR 2.2.10.2, Early User Authorization Result PDU.
public struct EarlyUserAuthorizationResult: CodeTable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let success = Self(rawValue: 0)
  public static let accessDenied = Self(rawValue: 5)

  public static let entries = [
    CodeEntry(0, "AUTHZ_SUCCESS", "The user may log on through Remote Desktop."),
    CodeEntry(
      5, "AUTHZ_ACCESS_DENIED", "The credentials are valid, but the user has no right to log on through Remote Desktop."
    ),
  ]
}
