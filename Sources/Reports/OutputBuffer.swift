import Bytes

/// Output under construction: UTF-8 bytes, for whoever owns the file descriptor to write.
public struct OutputBuffer: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  var count: Int { bytes.count }

  public var isEmpty: Bool { bytes.isEmpty }

  /// Appends text as it is: what came off the wire goes through `WireText` first.
  public mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ bytes: RawSpan) {
    var reader = ByteReader(bytes)
    reader.appendRest(to: &self.bytes)
  }

  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
