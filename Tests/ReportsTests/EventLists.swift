import Analyzer

/// Events of a sample are written and changed as an array is.
extension Timeline.Events: RangeReplaceableCollection, ExpressibleByArrayLiteral {
  public init() { self.init([]) }

  public init(arrayLiteral events: Event...) { self.init(events) }

  public mutating func replaceSubrange(_ subrange: Range<Int>, with events: some Collection<Event>) {
    var all = Array(self)
    all.replaceSubrange(subrange, with: events)
    self = Self(all)
  }
}
