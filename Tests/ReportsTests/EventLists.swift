@testable import Analyzer

/// Events of a sample are written and changed as an array is.
extension Timeline.Events: RangeReplaceableCollection, ExpressibleByArrayLiteral {
  public init() { self.init(records: []) }

  public init(arrayLiteral events: Event...) { self.init(events) }

  private init(_ events: [Event]) { self.init(records: events.map { $0.records[$0.index] }) }

  public mutating func replaceSubrange(_ subrange: Range<Int>, with events: some Collection<Event>) {
    var all = Array(self)
    all.replaceSubrange(subrange, with: events)
    self = Self(all)
  }
}
