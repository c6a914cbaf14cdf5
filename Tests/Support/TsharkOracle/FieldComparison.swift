import Dissectors

extension Field {
  /// The value as tshark 4.0 prints it.
  public var tsharkText: String {
    switch value {
    case .unsigned(let number): String(number)
    case .signed(let number): String(number)
    case .hex(let number, let digits): "0x" + Self.hexadecimal(number, digits: digits)
    case .boolean(let flag): flag ? "1" : "0"
    case .text(let text): text
    case .bytes(let bytes): bytes.map { Self.hexadecimal(UInt64($0), digits: 2) }.joined()
    }
  }

  private static func hexadecimal(_ number: UInt64, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension Tshark {
  /// Where `ours` and tshark's values differ, one line for each frame and field; empty if they agree.
  ///
  /// Compares the fields that we have: a name we do not print says nothing, a name tshark does not know counts as a difference.
  public static func differences(ours: [Int: [Field]], tshark: Fields) -> [String] {
    ours.sorted { $0.key < $1.key }.flatMap { frame, fields in
      let values = Dictionary(grouping: fields, by: \.name).mapValues { $0.map(\.tsharkText) }
      return values.sorted { $0.key < $1.key }.compactMap { name, values in
        let theirs = tshark[frame]?[name] ?? []
        return values == theirs ? nil : "frame \(frame), \(name): ours \(values), tshark \(theirs)"
      }
    }
  }
}
