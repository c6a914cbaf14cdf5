/// What mstsc shows when a connection ends: a disconnect reason and, on newer clients, an extended one.
public struct MstscCode: Hashable, Sendable {
  public let code: DisconnectReason
  public let extended: ExtendedDisconnectReason?

  public init(_ code: DisconnectReason, extended: ExtendedDisconnectReason? = nil) {
    self.code = code
    self.extended = extended
  }

  /// "0x904" or "0x904/0x7".
  public var printed: String {
    extended.map { code.printed + "/" + $0.printed } ?? code.printed
  }
}
