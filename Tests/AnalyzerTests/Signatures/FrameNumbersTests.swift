import Testing

@testable import Analyzer

struct FrameNumbersTests {
  @Test(arguments: [[], [7], [7, 9], [9, 7, 9]])
  func areWhatWasPutIn(_ frames: [Int]) {
    #expect(Array(FrameNumbers(frames)) == frames)
    #expect(FrameNumbers(frames).count == frames.count)
  }

  @Test func areEqualHoweverTheyWereMade() {
    #expect(FrameNumbers(7) == [7])
    #expect(FrameNumbers([7]) == FrameNumbers(7))
    #expect(FrameNumbers([7]) != [7, 7])
    #expect(FrameNumbers([]) == [])
  }
}
