extension Preauthentication {
  /// What a piece of pre-authentication data is.
  ///
  /// RFC 4120 section 7.5.2 and the registry it started; MS-KILE 2.2.8 and MS-SFU 2.2.1 for those of Windows.
  public struct DataType: OpenCode {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }

    public static let encryptedTimestamp = Self(rawValue: 2)
    public static let passwordSalt = Self(rawValue: 3)
    public static let encryptionTypeInfo = Self(rawValue: 11)
    /// A certificate instead of a password: a smart card, or Windows Hello for Business.
    public static let publicKeyRequest = Self(rawValue: 16)
    public static let encryptionTypeInfo2 = Self(rawValue: 19)

    public var name: String? { Self.names[rawValue] }

    private static let names: [Int32: String] = [
      1: "PA-TGS-REQ",
      2: "PA-ENC-TIMESTAMP",
      3: "PA-PW-SALT",
      11: "PA-ETYPE-INFO",
      14: "PA-PK-AS-REQ-OLD",
      15: "PA-PK-AS-REP-OLD",
      16: "PA-PK-AS-REQ",
      17: "PA-PK-AS-REP",
      19: "PA-ETYPE-INFO2",
      20: "PA-SVR-REFERRAL-INFO",
      128: "PA-PAC-REQUEST",
      129: "PA-FOR-USER",
      130: "PA-S4U-X509-USER",
      132: "PA-AS-CHECKSUM",
      133: "PA-FX-COOKIE",
      136: "PA-FX-FAST",
      137: "PA-FX-ERROR",
      138: "PA-ENCRYPTED-CHALLENGE",
      141: "PA-OTP-CHALLENGE",
      147: "PA-PKINIT-KX",
      149: "PA-REQ-ENC-PA-REP",
      150: "PA-AS-FRESHNESS",
      151: "PA-SPAKE",
      161: "KERB-KEY-LIST-REQ",
      162: "KERB-KEY-LIST-REP",
      165: "PA-SUPPORTED-ENCTYPES",
      166: "PA-EXTENDED-ERROR",
      167: "PA-PAC-OPTIONS",
    ]
  }
}
