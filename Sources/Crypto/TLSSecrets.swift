/// All that the user has given to open TLS records with: key logs and RSA private keys.
///
/// The value is handed around by whoever reads captures; only the decryptor looks inside, and printing it shows no key.
public struct TLSSecrets: Sendable {
  var keyLog = KeyLog()
  var privateKeys: [RSAPrivateKey] = []

  /// The type of a pcapng Decryption Secrets Block that holds a key log, draft-ietf-opsawg-pcapng section 4.7.
  public static let keyLogBlockType: UInt32 = 0x544C_534B

  /// Most private keys that are tried.
  public static let maximumPrivateKeys = 64

  public init() {}

  public var isEmpty: Bool { keyLog.isEmpty && privateKeys.isEmpty }

  /// Whether there is a secret of the connection whose ClientHello holds this random value.
  public func name(clientRandom: [UInt8]) -> Bool {
    let labels: [KeyLogLabel] = [.clientRandom, .premasterByClientRandom, .clientHandshakeTraffic, .clientTraffic]
    return labels.contains { keyLog[$0, clientRandom] != nil }
  }

  /// Adds the lines of a key log in the format of `SSLKEYLOGFILE`, RFC 9850.
  @discardableResult
  public mutating func add(keyLog text: [UInt8]) -> KeyLogTally { keyLog.read(text) }

  /// Adds what a pcapng Decryption Secrets Block holds; nil if it is of another `type` than a TLS key log.
  @discardableResult
  public mutating func add(secretsBlock type: UInt32, _ data: [UInt8]) -> KeyLogTally? {
    type == Self.keyLogBlockType ? keyLog.read(data) : nil
  }

  /// Adds the private key of a server, which opens connections whose key exchange is RSA and no other.
  ///
  /// - Parameter pem: PKCS #1 (`RSA PRIVATE KEY`) or PKCS #8 (`PRIVATE KEY`) without a password; text around it does not matter.
  public mutating func add(privateKey pem: [UInt8]) throws(PrivateKeyError) {
    guard privateKeys.count < Self.maximumPrivateKeys else { throw .tooMany }
    privateKeys.append(try RSAPrivateKey(pem: pem))
  }
}

/// Why a file is no private key that opens records.
public enum PrivateKeyError: Error, Equatable, Sendable, CustomStringConvertible {
  case unreadable
  case encrypted
  /// It is of another kind, such as `id-ecPublicKey`.
  case notRSA(String)
  case tooMany

  public var description: String {
    switch self {
    case .unreadable: "expected a private key in PEM, got none that can be read"
    case .encrypted: "the private key is encrypted; remove its password with: openssl pkey -in KEY -out PLAIN"
    case .notRSA(let kind):
      "expected an RSA private key, got \(kind); with that key exchange only a key log opens records"
    case .tooMany: "at most \(TLSSecrets.maximumPrivateKeys) private keys are tried"
    }
  }
}
