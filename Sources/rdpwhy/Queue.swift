/// First in, first out.
struct Queue<Element> {
  private var elements: [Element?] = []
  private var head = 0

  init(_ elements: [Element] = []) { self.elements = elements }

  var count: Int { elements.count - head }

  var first: Element? { head < elements.count ? elements[head] : nil }

  mutating func append(_ element: Element) { elements.append(element) }

  mutating func removeFirst() -> Element? {
    guard head < elements.count else { return nil }
    defer { forgetTaken() }
    let element = elements[head]
    elements[head] = nil
    return element
  }

  private mutating func forgetTaken() {
    head += 1
    guard head > 64, head * 2 > elements.count else { return }
    elements.removeFirst(head)
    head = 0
  }
}

extension Queue: Sendable where Element: Sendable {}
