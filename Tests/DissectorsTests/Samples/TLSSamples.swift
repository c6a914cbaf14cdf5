extension Sample {
  static let tls: [Sample] = []
}
