extension LookalikeRule {
  public static let all: [LookalikeRule] = []
}
