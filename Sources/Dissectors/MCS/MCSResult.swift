/// What a provider says to a request of the other: zero is success.
///
/// T.125 section 7, part 1, Result.
public struct MCSResult: OpenCode {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let successful = Self(rawValue: 0)
  public static let tooManyChannels = Self(rawValue: 11)
  public static let tooManyUsers = Self(rawValue: 13)
  public static let unspecifiedFailure = Self(rawValue: 14)
  public static let userRejected = Self(rawValue: 15)

  public var name: String? { Self.names.indices.contains(Int(rawValue)) ? Self.names[Int(rawValue)] : nil }

  private static let names = [
    "rt-successful", "rt-domain-merging", "rt-domain-not-hierarchical", "rt-no-such-channel", "rt-no-such-domain",
    "rt-no-such-user", "rt-not-admitted", "rt-other-user-id", "rt-parameters-unacceptable", "rt-token-not-available",
    "rt-token-not-possessed", "rt-too-many-channels", "rt-too-many-tokens", "rt-too-many-users",
    "rt-unspecified-failure", "rt-user-rejected",
  ]
}
