import Synchronization

/// The threads of the program, and the work that waits for one of them.
///
/// There are captures, which take long and bring forth the other kinds; what is shared of a capture, a little at a time; and pieces, which
/// are short and come first.
/// Threads are started when there is work for them, so that a small capture starts none, and whoever waits for a piece does others
/// meanwhile.
final class Workers: Sendable {
  typealias Work = @Sendable () -> Void

  private struct State: Sendable {
    var pieces = Queue<Work>()
    var shared: [any SharedWork] = []
    var captures = Queue<Work>()
    /// Captures that are not done.
    var unfinished = 0
    var threads = 1
  }

  /// Pieces that the other threads may leave undone before the one that shares does some as well.
  private static let fewPieces = 8

  /// How many threads work, the first one included.
  let count: Int
  private let state = Monitor(State())

  init(count: Int) { self.count = count }
}

extension Workers {
  /// Has `work` done by some thread; where there is only one it is done here and now.
  func start<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Piece<Result> {
    guard count > 1 else { return Piece(work()) }
    let piece = Piece<Result>()
    state.change { state in
      state.pieces.append { piece.fill(with: work()) }
      // A piece that waits alone is done by whoever asks for it.
      if state.pieces.count > 1, state.threads < count, startThread({ self.workOn() }) { state.threads += 1 }
    }
    return piece
  }

  /// What came out of a piece; until it is there, others are done here.
  func finish<Result: Sendable>(_ piece: Piece<Result>) -> Result {
    while true {
      let next: Next<Result> = state.wait { state in
        if let result = piece.result { return .end(result) }
        return state.pieces.removeFirst().map(Next.work)
      }
      switch next {
      case .end(let result): return result
      case .work(let work): perform(work)
      }
    }
  }

  /// Does all `captures`, several at a time and begun in order, and returns when the last is done.
  func run(_ captures: [Work]) {
    state.change { state in
      state.captures = Queue(captures)
      state.unfinished = captures.count
      while state.threads < min(count, captures.count), startThread({ self.workOn() }) { state.threads += 1 }
    }
    while true {
      let next: Next<Void> = state.wait { state in
        state.unfinished == 0 ? .end(()) : nextWork(&state).map(Next.work)
      }
      guard case .work(let work) = next else { return }
      perform(work)
    }
  }

  /// Has threads do what `shared` gives, this one among them, until it is done.
  func share(_ shared: some SharedWork) {
    state.change { state in
      state.shared.append(shared)
      while state.threads < count, startThread({ self.workOn() }) { state.threads += 1 }
    }
    while true {
      let next: Next<Void> = state.wait { state in
        if shared.isDone { return .end(()) }
        // As long as others keep up, this thread goes on with what it has in its processor's cache.
        let next = state.pieces.count < Self.fewPieces ? shared.next() ?? state.pieces.removeFirst() : nil
        return (next ?? state.pieces.removeFirst() ?? shared.next()).map(Next.work)
      }
      guard case .work(let work) = next else { break }
      perform(work)
    }
    state.change { state in state.shared.removeAll { $0 === shared } }
  }

  private enum Next<Result> {
    case end(Result)
    case work(Work)
  }

  private func nextWork(_ state: inout State) -> Work? {
    if let piece = state.pieces.removeFirst() { return piece }
    for shared in state.shared { if let work = shared.next() { return work } }
    guard let capture = state.captures.removeFirst() else { return nil }
    return {
      capture()
      self.state.change { $0.unfinished -= 1 }
    }
  }

  /// Does work and wakes who waits for it.
  private func perform(_ work: Work) {
    work()
    state.change { _ in }
  }

  private func workOn() {
    while true { perform(state.wait { nextWork(&$0) }) }
  }
}

/// Work that several threads do together, a little at a time.
protocol SharedWork: AnyObject, Sendable {
  /// What a thread that is free can do now; nil when there is nothing until some other part is done.
  func next() -> Workers.Work?

  var isDone: Bool { get }
}

/// Work that is short and leaves a result.
final class Piece<Result: Sendable>: Sendable {
  private let content: Mutex<Result?>

  init(_ result: Result? = nil) { content = Mutex(result) }

  /// Nil until the work is done.
  var result: Result? { content.withLock { $0 } }

  var isDone: Bool { content.withLock { $0 != nil } }

  func fill(with result: Result) { content.withLock { $0 = result } }
}
