/// How Kerberos encrypts.
///
/// RFC 3961 section 8, RFC 4757 section 5, RFC 8009 section 7 and, for what only Windows uses, MS-KILE 2.2.7.
public struct EncryptionType: OpenCode {
  public let rawValue: Int32
  public init(rawValue: Int32) { self.rawValue = rawValue }

  public static let aes128 = Self(rawValue: 17)
  public static let aes256 = Self(rawValue: 18)
  public static let rc4 = Self(rawValue: 23)

  public var name: String? { Self.names[rawValue] }

  func append(as name: StaticString, to fields: inout FieldList) {
    fields.add(name, .signed(Int64(rawValue)), meaning: self.name)
  }

  private static let names: [Int32: String] = [
    -135: "rc4-hmac-old-exp",
    -133: "rc4-hmac-old",
    -128: "rc4-md4",
    1: "des-cbc-crc",
    2: "des-cbc-md4",
    3: "des-cbc-md5",
    16: "des3-cbc-sha1",
    17: "aes128-cts-hmac-sha1-96",
    18: "aes256-cts-hmac-sha1-96",
    19: "aes128-cts-hmac-sha256-128",
    20: "aes256-cts-hmac-sha384-192",
    23: "rc4-hmac",
    24: "rc4-hmac-exp",
    25: "camellia128-cts-cmac",
    26: "camellia256-cts-cmac",
  ]
}
