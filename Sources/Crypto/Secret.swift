/// Bytes that no output may show: whatever prints, dumps or interpolates the value, or a value that holds it, gets their count.
struct Secret: Equatable, Sendable {
  var bytes: [UInt8]

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  var count: Int { bytes.count }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { "a secret of \(count) bytes" }

  var debugDescription: String { description }

  var customMirror: Mirror { Mirror(self, children: [:]) }
}
