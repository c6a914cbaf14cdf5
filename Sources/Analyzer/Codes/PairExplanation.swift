import Dissectors

/// What mstsc's two numbers say together, and what the second may and may not prove.
func explainPair(_ pair: MstscCode) -> Explanation {
  let extended = pair.extended ?? .none
  return Explanation(
    subject: pair.printed,
    name: [pair.code.name, extended.name ?? extended.errorInfo?.name].compactMap(\.self).joined(separator: " / "),
    field: "mstsc's error code and extended error code, read together.",
    answer: answer(pair, extended),
    statements: meanings(of: extended) + statements(extended),
    onTheWire: wire(extended),
    signatures: errorInfoSignatures(extended.rawValue),
    nextSteps: [
      "Capture one attempt, then: rdpwhy analyze FILE --code \(pair.code.printed) --extended \(extended.printed)",
      "See how far the connection got: that decides whether the extended code has any weight.",
    ])
}

private func answer(_ pair: MstscCode, _ extended: ExtendedDisconnectReason) -> String {
  if extended == .none { return "The second number adds nothing: 0x0 means no further information." }
  guard extended.errorInfo != nil else {
    return "The second number is no Set Error Info value; the first says how the connection ended."
  }
  if pair.code == .byServer { return "The server ended the session, and the second number is its reason." }
  return "\(pair.code.printed) says how the connection ended; \(extended.printed) counts only if it had got past MCS."
}

private func meanings(of extended: ExtendedDisconnectReason) -> [Statement] {
  if let meaning = extended.meaning {
    return [.documented("Extended \(extended.printed): \(meaning)", CodeSpace.extendedDisconnectReason.source)]
  }
  guard let errorInfo = extended.errorInfo, let meaning = errorInfo.meaning else { return [] }
  return [
    .inferred(
      "Extended \(extended.printed) is not on Microsoft's list; as a Set Error Info value it means: \(meaning)",
      "MS-RDPBCGR 2.2.5.1.1")
  ]
}

private func statements(_ extended: ExtendedDisconnectReason) -> [Statement] {
  guard let errorInfo = extended.errorInfo else {
    return [
      .inferred(
        "Set Error Info has no value \(extended.printed): the number did not come from the server in that message.",
        "the two lists compared: MS-RDPBCGR 2.2.5.1.1")
    ]
  }
  let name = errorInfo.name ?? errorInfo.hex
  return [
    .documented(
      "A server can send Set Error Info only after the MCS connection, and only to a client that announced support for it.",
      "MS-RDPBCGR 2.2.5.1"),
    .inferred(
      "If TLS or CredSSP did not finish, \(extended.printed) cannot have come from the wire: give it no weight.",
      "derived from MS-RDPBCGR 2.2.5.1"),
    .inferred(
      "If the capture shows Set Error Info \(extended.printed), \(name) is to be taken literally.",
      "derived from MS-RDPBCGR 2.2.5.1.1"),
    .inferred(
      "Which extended code mstsc shows when no Set Error Info arrived is not documented.",
      "search of Microsoft's documentation"),
  ]
}

private func wire(_ extended: ExtendedDisconnectReason) -> [String] {
  guard let errorInfo = extended.errorInfo else { return [] }
  return [
    "With a key log: a Set Error Info PDU with \(errorInfo.hex), or none at all.",
    "Without keys: whether the records after CredSSP reached the size and order of an MCS connection.",
  ]
}
