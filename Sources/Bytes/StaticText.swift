extension StaticString {
  /// Whether both are the same text; most often they are so by lying in the same place.
  @inlinable
  @inline(__always)
  public func isSame(as other: StaticString) -> Bool {
    guard utf8CodeUnitCount == other.utf8CodeUnitCount else { return false }
    return unsafe utf8Start == other.utf8Start || holdsSame(as: other)
  }

  /// Compares as many bytes of both from the end on, since names that differ often begin alike.
  @usableFromInline
  @inline(never)
  func holdsSame(as other: StaticString) -> Bool {
    var place = utf8CodeUnitCount
    while place > 0 {
      place &-= 1
      if unsafe utf8Start[place] != other.utf8Start[place] { return false }
    }
    return true
  }
}
