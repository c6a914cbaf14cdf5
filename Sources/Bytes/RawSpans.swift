extension [UInt8] {
  /// The bytes as they lie in memory.
  @inlinable
  public var rawSpan: RawSpan {
    @_lifetime(borrow self)
    get { unsafe span.bytes }
  }
}
