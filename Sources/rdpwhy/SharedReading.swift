import Analyzer
import Capture
import Synchronization

/// A capture file that all threads read: whoever is free sorts out a block of it, or merges the one whose turn it is.
///
/// Each thread sorts out the bytes that it has read itself, so that they are still in its processor's cache. Blocks are merged in the order
/// of the file, so what comes out does not depend on who did what and when.
final class SharedReading: SharedWork {
  private typealias Block = CaptureBlock<OrdinaryPackets>

  private struct Schedule: Sendable {
    /// The block that is to be begun next, and the one that is to be merged next.
    var next = 0
    var merged = 0
    /// Blocks that have been sorted out and wait to be merged, and such as are free.
    var sorted: [Int: Block] = [:]
    var spare: [Block]
    var outlook: Outlook<OrdinaryPackets>
    var isMerging = false
    var isOver: Bool

    init(_ blocks: [Block], _ outlook: Outlook<OrdinaryPackets>, isOver: Bool) {
      spare = blocks
      self.outlook = outlook
      self.isOver = isOver
    }
  }

  fileprivate struct Merging: ~Copyable, Sendable {
    var reading: BlockReading
    var sink: JudgingSink
  }

  private let plan: BlockPlan
  private let schedule: Monitor<Schedule>
  private let merging: Mutex<Merging>

  /// Bytes of a file for which it is worth to wake threads.
  static let worthwhile = 4 << 20
  /// Blocks that are in memory at a time, for each thread, so that it can go on while another merges, and in all: more threads than that
  /// would wait for memory anyhow.
  private static let blocksPerThread = 3
  private static let blocks = 12

  /// Reads what stands before the first block.
  init(_ reader: consuming CaptureReader, into sink: consuming JudgingSink, threads: Int) {
    var reading = BlockReading(reader)
    reading.begin(into: &sink)
    plan = reading.plan
    var blocks: [Block] = []
    for _ in 0..<min(threads * Self.blocksPerThread, Self.blocks) { blocks.append(reading.newBlock(for: sink)) }
    schedule = Monitor(Schedule(blocks, reading.outlook(of: sink), isOver: reading.isOver))
    merging = Mutex(Merging(reading: reading, sink: sink))
  }

  /// Returns when the file has been read and judged.
  func finish(with workers: Workers) -> CaptureSummary {
    workers.share(self)
    return merging.withLock { $0.finish() }
  }
}

extension SharedReading {
  var isDone: Bool { schedule.change { $0.isOver && !$0.isMerging } }

  func next() -> Workers.Work? {
    schedule.change { schedule in
      if !schedule.isMerging, let block = schedule.sorted.removeValue(forKey: schedule.merged) {
        schedule.isMerging = true
        return { self.merge(block) }
      }
      guard !schedule.isOver, schedule.next < plan.count, let block = schedule.spare.popLast() else { return nil }
      let (index, outlook) = (schedule.next, schedule.outlook)
      schedule.next += 1
      return { self.sort(block, index, outlook) }
    }
  }

  private func sort(_ block: consuming Block, _ index: Int, _ outlook: Outlook<OrdinaryPackets>) {
    var block = block
    block.scan(plan.range(of: index), with: outlook)
    schedule.change { [block] in $0.sorted[index] = block }
  }

  private func merge(_ block: Block) {
    let outcome = merging.withLock { $0.merge(block) }
    schedule.change { schedule in
      schedule.isMerging = false
      schedule.merged += 1
      schedule.spare.append(block)
      schedule.outlook = outcome.outlook
      schedule.isOver = outcome.isOver
    }
  }
}

extension SharedReading.Merging {
  fileprivate mutating func merge(
    _ block: CaptureBlock<OrdinaryPackets>
  ) -> (outlook: Outlook<OrdinaryPackets>, isOver: Bool) {
    reading.merge(block, into: &sink)
    return (reading.outlook(of: sink), reading.isOver)
  }

  fileprivate mutating func finish() -> CaptureSummary { sink.finish(reading.summary) }
}
