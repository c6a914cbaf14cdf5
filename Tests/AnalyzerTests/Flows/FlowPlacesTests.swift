import Testing

@testable import Analyzer

@Suite struct FlowPlacesTests {
  /// Few homes, so that runs of full slots form, wrap around the end, and have gaps closed in them.
  @Test func holdsWhatADictionaryHolds() {
    var places = FlowPlaces()
    var model: [UInt64: Int] = [:]
    var random = UInt64(1)
    for step in 0..<20_000 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let tag = (random >> 40 & 7) << 2 | (random >> 33 & 31) << 58 | 2
      if random >> 60 < 9 {
        places[tag] = step
        model[tag] = step
      } else {
        places[tag] = nil
        model[tag] = nil
      }
      #expect(places.isEmpty == model.isEmpty)
      #expect(places[tag] == model[tag])
    }
    for home in UInt64(0)..<8 {
      for rest in UInt64(0)..<32 { #expect(places[home << 2 | rest << 58 | 2] == model[home << 2 | rest << 58 | 2]) }
    }
  }
}
