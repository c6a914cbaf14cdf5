import Dissectors

/// Why a user whom a server believes may not log on, and what to do about it: the same however the server says so.
enum RightToLogOn {
  static let causes: [Signature.Cause] = [
    Signature.Cause("The user is not in the server's group \"Remote Desktop Users\", nor an administrator"),
    Signature.Cause(
      "A policy denies the right: \"Deny log on through Remote Desktop Services\" names the user or one of its groups"),
    Signature.Cause(
      "The group was taken off \"Allow log on through Remote Desktop Services\", as on domain controllers by default"),
    Signature.Cause(
      "The server belongs to a collection or a farm, and the client came to it directly or the user is not among its users"
    ) { $0.weighWayIntoFarm() },
  ]

  static let remedies: [Remedy] = [
    Remedy(.server, "See who is in the group.", command: "net localgroup \"Remote Desktop Users\""),
    Remedy(
      .server, "See which policies set the two rights to log on through Remote Desktop Services.",
      command: "gpresult /H report.html"),
    Remedy(
      .server, "Add the user, if they should have access.",
      command: "net localgroup \"Remote Desktop Users\" DOMAIN\\USER /add",
      risk: .reversible, undo: "net localgroup \"Remote Desktop Users\" DOMAIN\\USER /delete"),
    Remedy(
      .client,
      "Then sign in anew and capture once more: after the logon the server goes on with the settings of the session instead of an end."
    ),
  ]
}

extension Attempt {
  /// A client that a broker sent, or that names a collection, comes with a token for that.
  fileprivate func weighWayIntoFarm() -> Signature.Weight {
    guard let request = connection?.request, let token = request.message.routingToken else { return Signature.Weight() }
    switch token.kind {
    case .target, .resource:
      return Signature.Weight(for: [
        "the client came with a token for a machine or a collection (frame \(request.event.frame))"
      ])
    case .identifier, .other: return Signature.Weight()
    }
  }
}
