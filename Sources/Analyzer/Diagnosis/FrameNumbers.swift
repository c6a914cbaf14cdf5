/// The numbers of the frames that show something, in the order in which they are told. Mostly it is one, which needs no memory of its own.
public struct FrameNumbers: RandomAccessCollection, ExpressibleByArrayLiteral, Hashable, Sendable {
  private enum Content: Hashable, Sendable {
    case one(Int)
    /// None, or more than one.
    case list([Int])
  }

  private let content: Content

  public init(_ only: Int) { content = .one(only) }

  public init(_ frames: [Int]) { content = frames.count == 1 ? .one(frames[0]) : .list(frames) }

  public init(arrayLiteral frames: Int...) { self.init(frames) }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch content {
    case .one: 1
    case .list(let frames): frames.count
    }
  }

  public subscript(position: Int) -> Int {
    switch content {
    case .one(let frame): CollectionOfOne(frame)[position]
    case .list(let frames): frames[position]
    }
  }
}
