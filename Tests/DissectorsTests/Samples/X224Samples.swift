extension Sample {
  static let x224: [Sample] = []
}
