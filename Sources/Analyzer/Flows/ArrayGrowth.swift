extension Array {
  /// Makes room for `more` elements: for `first` at least, and then for four times as many as there were.
  ///
  /// What a connection sends comes in many pieces. An array that doubles asks for memory and moves its elements twice as often, and growing
  /// from nothing takes longer than all else that is done with the first elements.
  @inline(__always)
  mutating func makeRoom(for more: Int, first: Int) {
    if capacity < count + more { grow(by: more, first) }
  }

  @inline(never)
  private mutating func grow(by more: Int, _ first: Int) {
    let factor = count < 1 << 14 ? 4 : 2
    reserveCapacity(Swift.max(first, count * factor, count + more))
  }
}
