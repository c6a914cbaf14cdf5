/// Why a user whom a server believes may not log on, and what to do about it: the same however the server says so.
enum RightToLogOn {
  static let causes: [Signature.Cause] = [
    Signature.Cause("The user is not in the server's group \"Remote Desktop Users\", nor an administrator"),
    Signature.Cause(
      "A policy denies the right: \"Deny log on through Remote Desktop Services\" names the user or one of its groups"),
    Signature.Cause(
      "The group was taken off \"Allow log on through Remote Desktop Services\", as on domain controllers by default"),
    Signature.Cause("The server belongs to a collection or a farm that publishes it to other users only"),
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
