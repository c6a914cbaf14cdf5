/// Numbers as RDP messages print them: Wireshark shows most of them in decimal, flags in hexadecimal.
extension Field {
  static func count(_ name: String, _ value: some BinaryInteger, meaning: String? = nil) -> Field {
    Field(name, .unsigned(UInt64(clamping: value)), meaning: meaning)
  }

  static func count<Code: OpenCode>(_ name: String, _ code: Code) -> Field {
    count(name, code.rawValue, meaning: code.name)
  }

  /// As many digits as the number's type has.
  static func bits<Value: FixedWidthInteger>(_ name: String, _ value: Value, meaning: String? = nil) -> Field {
    Field(name, .hex(UInt64(truncatingIfNeeded: value), digits: Value.bitWidth / 4), meaning: meaning)
  }

  static func bits<Code: OpenCode>(_ name: String, _ code: Code) -> Field {
    bits(name, code.rawValue, meaning: code.name)
  }

  static func bits<Flags: NamedFlags>(_ name: String, _ flags: Flags) -> Field {
    bits(name, flags.rawValue, meaning: flags.names)
  }
}
