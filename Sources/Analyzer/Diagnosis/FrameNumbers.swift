/// The numbers of the frames that show something, in the order in which they are told. Mostly it is one or two, which need no memory of their own.
public struct FrameNumbers: RandomAccessCollection, ExpressibleByArrayLiteral, Hashable, Sendable {
  private let first: Int
  private let second: Int
  public let endIndex: Int
  /// All, where they are more than two.
  private let all: [Int]?

  @inline(__always)
  public init(_ only: Int) { (first, second, endIndex, all) = (only, 0, 1, nil) }

  @inline(__always)
  public init(_ first: Int, _ second: Int) {
    (self.first, self.second, endIndex, all) = (first, second, 2, nil)
  }

  @inline(__always)
  public init(_ frames: [Int]) {
    first = frames.first ?? 0
    second = frames.count > 1 ? frames[1] : 0
    endIndex = frames.count
    all = frames.count > 2 ? frames : nil
  }

  @inline(__always)
  public init(arrayLiteral frames: Int...) { self.init(frames) }

  public var startIndex: Int { 0 }

  public subscript(position: Int) -> Int {
    if let all { return all[position] }
    return (startIndex..<endIndex)[position] == 0 ? first : second
  }
}
