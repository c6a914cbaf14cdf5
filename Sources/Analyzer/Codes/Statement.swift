/// One sentence or two about a code, with what it rests on.
public struct Statement: Equatable, Sendable {
  public let standing: Standing
  public let text: String
  /// Where it was read, such as "MS-RDPBCGR 2.2.5.1.1", or what it was derived from.
  public let source: String

  /// What a statement rests on.
  public enum Standing: String, CaseIterable, Sendable {
    /// A specification or the vendor's documentation says so.
    case documented
    /// Derived from documented facts, or reported from the field; not said by the vendor.
    case inferred
    /// Widely repeated on the web; the text says what is true in it.
    case folklore
  }

  public static func documented(_ text: String, _ source: String) -> Self {
    Self(standing: .documented, text: text, source: source)
  }

  public static func inferred(_ text: String, _ source: String) -> Self {
    Self(standing: .inferred, text: text, source: source)
  }

  public static func folklore(_ text: String, against source: String) -> Self {
    Self(standing: .folklore, text: text, source: source)
  }
}
