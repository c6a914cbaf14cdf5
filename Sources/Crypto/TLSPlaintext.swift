import Dissectors

/// What a protected record held.
public struct TLSPlaintext: Equatable, Sendable {
  /// What the bytes are; TLS 1.3 hides it from the header.
  public let contentType: TLSContentType
  public let bytes: [UInt8]
  /// How many records before this one the sender counted and the capture lacks.
  public let missingRecords: Int
}
