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

  /// Appends a number, with zeros in front up to `width` digits, of which there may be 19.
  mutating func append(decimal number: UInt64, width: Int = 1) {
    var digits = 1
    var unit: UInt64 = 1
    while digits < width || number / unit >= 10 {
      digits += 1
      unit *= 10
    }
    while unit > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
      unit /= 10
    }
  }

  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
