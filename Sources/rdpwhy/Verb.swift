/// What the program can be told to do.
enum Verb: String, CaseIterable {
  case analyze, capture, diff, explain, interfaces

  var summary: String {
    switch self {
    case .analyze: "say where and why the connection attempts in captures failed (the default)"
    case .capture: "capture live and say so as soon as it is known"
    case .diff: "align a good and a bad handshake, show where they part"
    case .explain: "what an error code, status or signature id means"
    case .interfaces: "list the interfaces to capture on"
    }
  }

  var readsPackets: Bool { self == .analyze || self == .capture || self == .diff }

  var usage: String {
    switch self {
    case .analyze: "[FLAGS] FILE..."
    case .capture: "-i IFACE [FLAGS]"
    case .diff: "[FLAGS] GOOD BAD"
    case .explain: "CODE-OR-ID..."
    case .interfaces: ""
    }
  }
}
