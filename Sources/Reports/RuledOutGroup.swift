import Analyzer

/// What a capture speaks against for one and the same reason.
struct RuledOutGroup: Equatable {
  var ids: [String]
  let why: String
  let frames: FrameNumbers
}

/// What a report says of all that is ruled out.
struct RuledOutSummary {
  private(set) var groups: [RuledOutGroup] = []
  /// Claims that are left out because few users will have read about them.
  let leftOut: Int

  /// Claims of web guides come first, since users ask about them. Unless the whole is wanted, the rare ones are only counted, and the ways
  /// to fail that a claim speaks of are left out beside it.
  init(_ ruledOut: [RuledOut], isWhole: Bool) {
    let claims = ruledOut.filter { $0.claim != nil }
    let shown = claims.filter { isWhole || $0.claim?.isCommon == true }
    let covered = Set(isWhole ? [] : claims.flatMap { $0.claim?.covers ?? [] })
    leftOut = claims.count - shown.count
    for item in shown + ruledOut.filter({ $0.claim == nil && !covered.contains($0.id) }) { add(item) }
  }

  private mutating func add(_ item: RuledOut) {
    if let place = groups.firstIndex(where: { $0.why == item.why && $0.frames == item.frames }) {
      groups[place].ids.append(item.id)
    } else {
      groups.append(RuledOutGroup(ids: [item.id], why: item.why, frames: item.frames))
    }
  }
}
