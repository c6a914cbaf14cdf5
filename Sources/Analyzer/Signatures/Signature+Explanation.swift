extension Signature {
  /// What `explain` says of a signature id.
  public var asExplanation: Explanation {
    let source = sources.joined(separator: "; ")
    return Explanation(
      subject: id, name: title, field: "A known way to fail, in the phase \(phase.name).", answer: explanation,
      statements: [.inferred("Causes, the commonest first: \(causes.map(\.title).joined(separator: "; ")).", source)],
      onTheWire: mstsc.isEmpty ? [] : ["mstsc most likely shows \(mstsc.map(\.printed).joined(separator: " or "))."],
      nextSteps: remedies.map(\.sentence),
      claims: Folklore.catalogue.filter { $0.signatures.contains { $0 === self } }.map(\.mention))
  }
}

extension Remedy {
  /// The remedy in one paragraph: who acts, what to do, how, what it may break and how to undo it.
  var sentence: String {
    let parts: [String?] = [
      "\(who.rawValue.prefix(1).uppercased())\(who.rawValue.dropFirst()): \(action)", command.map { "Command: \($0)" },
      risk == .readOnly ? nil : "Risk: \(risk.rawValue).", undo.map { "Undo: \($0)" },
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}
