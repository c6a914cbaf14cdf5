/// What a Remote Desktop Gateway returns for a tunnel or a channel.
///
/// MS-TSGU 2.2.6. Full HRESULTs begin with 0x8007; some calls return the low half alone.
public struct GatewayStatus: CodeTable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let entries = [
    CodeEntry(0x4D4, "E_PROXY_CONNECTIONABORTED", "The connection through the gateway was aborted."),
    CodeEntry(0x59E6, "E_PROXY_MAXCONNECTIONSREACHED", "The gateway has reached its limit of connections."),
    CodeEntry(0x59E8, "E_PROXY_NOTSUPPORTED", "The gateway does not support what was asked."),
    CodeEntry(0x59F6, "E_PROXY_SESSIONTIMEOUT", "The gateway's session time limit has passed."),
    CodeEntry(
      0x59FA, "E_PROXY_REAUTH_AUTHN_FAILED", "Re-authentication failed: the credentials are no longer accepted."),
    CodeEntry(
      0x59FB, "E_PROXY_REAUTH_CAP_FAILED", "Re-authentication failed at the connection authorization policy (CAP)."),
    CodeEntry(
      0x59FC, "E_PROXY_REAUTH_RAP_FAILED", "Re-authentication failed at the resource authorization policy (RAP)."),
    CodeEntry(
      0x59FD, "E_PROXY_SDR_NOT_SUPPORTED_BY_TS",
      "The target does not support the device redirection that the gateway demands."),
    CodeEntry(0x5A00, "E_PROXY_REAUTH_NAP_FAILED", "Re-authentication failed at the network access policy (NAP)."),
    CodeEntry(0x8007_59D8, "E_PROXY_INTERNALERROR", "The gateway had an internal error."),
    CodeEntry(
      0x8007_59DA, "E_PROXY_RAP_ACCESSDENIED", "The resource authorization policy (RAP) denies this user this target."),
    CodeEntry(
      0x8007_59DB, "E_PROXY_NAP_ACCESSDENIED", "The connection authorization policy (CAP) denies this user the gateway."
    ),
    CodeEntry(0x8007_59DD, "E_PROXY_TS_CONNECTFAILED", "The gateway could not reach the target computer."),
    CodeEntry(0x8007_59DF, "E_PROXY_ALREADYDISCONNECTED", "The connection was already closed."),
    CodeEntry(0x8007_59E9, "E_PROXY_CAPABILITYMISMATCH", "Client and gateway have no capability in common."),
    CodeEntry(0x8007_59ED, "E_PROXY_QUARANTINE_ACCESSDENIED", "The health check (quarantine) denies access."),
    CodeEntry(0x8007_59EE, "E_PROXY_NOCERTAVAILABLE", "The gateway has no certificate available."),
    CodeEntry(0x8007_59F7, "E_PROXY_COOKIE_BADPACKET", "The gateway cannot read the authentication cookie."),
    CodeEntry(
      0x8007_59F8, "E_PROXY_COOKIE_AUTHENTICATION_ACCESS_DENIED", "The gateway refuses the authentication cookie."),
    CodeEntry(
      0x8007_59F9, "E_PROXY_UNSUPPORTED_AUTHENTICATION_METHOD",
      "The gateway does not support the authentication method."),
  ]
}

extension GatewayStatus {
  /// The name of the status, be it given whole or by its low half: gateways do both.
  public var knownName: String? {
    if let name { return name }
    return whole.flatMap { whole in Self.entries.first { Self(rawValue: $0.value).whole == whole }?.name }
  }

  /// Whether it is the status whose low half is `half`.
  public func isHalf(_ half: UInt16) -> Bool { whole == 0x8007_0000 | UInt32(half) }

  /// "E_PROXY_RAP_ACCESSDENIED (0x800759DA)", or the number alone.
  public var text: String { knownName.map { "\($0) (\(hex))" } ?? hex }

  /// The status as an HRESULT of Windows; nil for one of another kind.
  private var whole: UInt32? {
    switch rawValue >> 16 {
    case 0: 0x8007_0000 | rawValue
    case 0x8007: rawValue
    default: nil
    }
  }
}
