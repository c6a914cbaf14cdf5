/// Output under construction: UTF-8 bytes, for whoever owns the file descriptor to write.
public struct OutputBuffer: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  var count: Int { bytes.count }

  public var isEmpty: Bool { bytes.isEmpty }

  /// Appends text as it is: what came off the wire goes through `WireText` first.
  public mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ bytes: ArraySlice<UInt8>) { self.bytes.append(contentsOf: bytes) }

  mutating func append(byte: UInt8) { bytes.append(byte) }

  /// Appends a number, with zeros in front up to `width` digits: at least one, at most 20.
  mutating func append(decimal number: UInt64, width: Int = 1) {
    var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
    var first = digits.count
    var rest = number
    while rest > 0 || digits.count - first < width {
      let (tens, digit) = rest.quotientAndRemainder(dividingBy: 10)
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(digit)
      rest = tens
    }
    for index in first..<digits.count { bytes.append(digits[index]) }
  }

  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
