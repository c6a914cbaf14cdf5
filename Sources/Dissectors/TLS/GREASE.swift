extension OpenCode where RawValue == UInt16 {
  /// Whether the value is one of the sixteen that clients send only so that servers keep ignoring what they do not know.
  ///
  /// RFC 8701 section 2: both bytes are equal and end in the digit A.
  public var isGREASE: Bool { rawValue & 0x0F0F == 0x0A0A && rawValue >> 8 == rawValue & 0xFF }
}
