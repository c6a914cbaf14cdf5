import Testing

@testable import Analyzer

struct StepOrderTests {
  @Test func isThatOfTheCases() {
    #expect(Step.allCases.map(\.order) == Array(Step.allCases.indices))
  }
}
