import Dissectors

/// Which kind of system the server's packets come from, by the hop limit they started with.
struct ServerSystem {
  let isWindows: Bool
  /// What shows it, as a sentence.
  let text: String
}

extension Attempt {
  /// Systems start at 64, 128 or 255, and routers on the way take some; nil without a packet of the server, or above 128.
  ///
  /// Windows starts at 128, Linux and most appliances at 64.
  var serverSystem: ServerSystem? {
    guard let segment = connection?.flow.segments.all.first(where: { $0.side == .server }), segment.hopLimit <= 128
    else { return nil }
    let isWindows = segment.hopLimit > 64
    return ServerSystem(
      isWindows: isWindows,
      text:
        "the server's hop limit \(segment.hopLimit) (frame \(segment.frame)) is that of \(isWindows ? "Windows" : "Linux or an appliance")"
    )
  }
}
