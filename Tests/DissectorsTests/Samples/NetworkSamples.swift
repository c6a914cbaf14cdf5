extension Sample {
  static let network: [Sample] = []
}
