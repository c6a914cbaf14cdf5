import Dissectors

/// Why a protected record stays closed. It says what is missing or wrong and never holds key material.
public enum DecryptionError: Error, Hashable, Sendable {
  /// The capture lacks the hello that a secret is found by.
  case helloMissing(TLSPeer)
  /// The connection cannot be opened by any code here.
  case unsupported(String)
  /// Neither a key log nor a private key is of this connection; `label` is what a key log would have to hold.
  case noSecret(label: String)
  /// The key log has the connection, but cut short or of another suite.
  case secretOfWrongLength(label: String, expected: Int, found: Int)
  /// Private keys are known, and none of them decrypts the client's premaster secret.
  case otherPrivateKey
  /// The session began in an earlier connection, whose secret a private key alone does not give.
  case resumedSession
  /// The client sent data before the server's answer, under keys of an earlier connection.
  case earlyData
  /// The first record under these keys does not authenticate: the secret belongs to another connection, or the record is damaged.
  case wrongSecret
  /// Earlier records opened and this one, `record` counted from 0 under its keys, does not authenticate.
  case damaged(record: UInt64)
  /// The record was sent before, as number `record`; it is in the capture twice or was replayed.
  case repeated(record: UInt64)
  /// Bytes are missing before it, and the cipher needs them or too many records are gone.
  case afterGap
  /// The record cannot be one of its cipher, or what it decrypts to cannot be its content.
  case malformed(String)
  /// The header promises more bytes than there are.
  case truncated(expected: Int, available: Int)
  /// OpenSSL here refuses the algorithm.
  case unavailable(String)
}

extension DecryptionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .helloMissing(let peer): "the capture lacks the \(peer == .client ? "ClientHello" : "ServerHello")"
    case .unsupported(let what): "decryption of \(what) is not supported"
    case .noSecret(let label): "no key log has a \(label) line for this connection"
    case .secretOfWrongLength(let label, let expected, let found):
      "the key log's \(label) of this connection has \(found) bytes, expected \(expected)"
    case .otherPrivateKey: "no private key given decrypts this connection's key exchange"
    case .resumedSession:
      "the session was resumed, and its keys were agreed on in an earlier connection; a key log helps"
    case .earlyData: "early data, protected with keys of an earlier connection"
    default: recordDescription
    }
  }

  private var recordDescription: String {
    switch self {
    case .wrongSecret:
      "the first record does not authenticate: the secret is of another connection, or the record is damaged"
    case .damaged(let record):
      "record \(record) does not authenticate though those before did: damaged or out of sequence"
    case .repeated(let record): "a repetition of record \(record)"
    case .afterGap: "bytes are missing before it that its decryption needs"
    case .malformed(let what): what
    case .truncated(let expected, let available): "expected a record of \(expected) bytes, got \(available)"
    case .unavailable(let name): "OpenSSL on this machine does not offer \(name)"
    default: ""
    }
  }
}
