/// Why a peer ended the MCS domain.
///
/// T.125 section 7, Reason of DisconnectProviderUltimatum. On the wire it is three bits after the choice: `21 80` carries 3.
public struct DisconnectProviderReason: CodeTable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let domainDisconnected = Self(rawValue: 0)
  public static let providerInitiated = Self(rawValue: 1)
  public static let tokenPurged = Self(rawValue: 2)
  public static let userRequested = Self(rawValue: 3)
  public static let channelPurged = Self(rawValue: 4)

  public static let entries = [
    CodeEntry(0, "rn-domain-disconnected", "The MCS domain was disconnected."),
    CodeEntry(1, "rn-provider-initiated", "The provider ended the connection: in RDP, the server."),
    CodeEntry(2, "rn-token-purged", "An MCS token was purged."),
    CodeEntry(3, "rn-user-requested", "A user of the connection asked for the end: the normal close."),
    CodeEntry(4, "rn-channel-purged", "An MCS channel was purged."),
  ]
}
