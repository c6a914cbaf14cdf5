import Dissectors

/// A field whose values `rdpwhy explain` knows: one error space with its table, its source and what is known of its values.
struct CodeSpace: Sendable {
  /// How a query names the space: `errinfo:7`. The first is the one that texts use.
  let prefixes: [String]
  /// The field as a sentence: "The disconnect reason: mstsc shows it as \"Error code\"."
  let field: String
  /// What the table was read from.
  let source: String
  /// Whether clients and logs show the number to people as it is; such spaces come first when a number could mean several things.
  let isShownToPeople: Bool
  let entries: [CodeEntry]
  /// How people write a value: "0x904 (2308)", "TLS alert 40".
  let subject: @Sendable (UInt32) -> String
  let notes: @Sendable (UInt32) -> CodeNotes
  /// What holds for every value of the space.
  var common = CodeNotes()

  /// Every space, the one that a person most likely means first.
  static let all: [CodeSpace] = [
    .disconnectReason, .extendedDisconnectReason, .errorInfo, .ntStatus, .gateway, .freeRDP,
    .negotiationFailure, .tlsAlert, .kerberos, .licenseError, .licenseTransition, .disconnectProvider,
    .rdstls, .earlyUserAuthorization,
  ]

  func entry(_ value: UInt32) -> CodeEntry? { entries.first { $0.value == value } }

  /// Whether the table or the notes say anything of the value.
  func knows(_ value: UInt32) -> Bool {
    entry(value) != nil || !notes(value).statements.isEmpty
  }

  /// The query that explains this value and no other: "nego:4".
  func query(for value: UInt32) -> String {
    prefixes[0] + ":" + (value > 255 ? printedHex(value) : String(value))
  }

  /// Puts together what the table, the notes and the space say of a value; nil when none of them knows it.
  func explain(_ value: UInt32) -> Explanation? {
    guard knows(value) else { return nil }
    let entry = entry(value)
    let notes = notes(value)
    let meaning = entry.flatMap { $0.meaning.isEmpty ? nil : Statement.documented($0.meaning, source) }
    return Explanation(
      subject: subject(value), name: entry?.name, field: field, answer: notes.answer,
      statements: [meaning].compactMap(\.self) + notes.statements + common.statements,
      onTheWire: notes.onTheWire.isEmpty ? common.onTheWire : notes.onTheWire,
      signatures: notes.signatures.isEmpty ? common.signatures : notes.signatures,
      nextSteps: notes.nextSteps.isEmpty ? common.nextSteps : notes.nextSteps)
  }
}

/// The number as clients print it: 0x904, without leading zeros.
func printedHex(_ value: UInt32) -> String { "0x" + String(value, radix: 16, uppercase: true) }
