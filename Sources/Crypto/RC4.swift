/// The keystream cipher of old suites, written out because OpenSSL 3 keeps it in a module that is often not there.
///
/// RFC 6229 has its test vectors; RFC 7465 forbids it, which old servers do not know.
struct RC4: Equatable, Sendable {
  private var permutation: Secret
  private var first: UInt8 = 0
  private var second: UInt8 = 0

  /// - Parameter key: not empty; 16 bytes in TLS.
  init?(key: Secret) {
    guard !key.bytes.isEmpty else { return nil }
    permutation = Secret(0...255)
    var other: UInt8 = 0
    for index in 0..<256 {
      other = other &+ permutation.bytes[index] &+ key.bytes[index % key.count]
      permutation.bytes.swapAt(index, Int(other))
    }
  }

  /// Encrypts or decrypts, which is the same, and moves the keystream on.
  mutating func apply(to bytes: some Sequence<UInt8>) -> [UInt8] { bytes.map { $0 ^ next() } }

  private mutating func next() -> UInt8 {
    first &+= 1
    let one = permutation.bytes[Int(first)]
    second &+= one
    let two = permutation.bytes[Int(second)]
    permutation.bytes.swapAt(Int(first), Int(second))
    return permutation.bytes[Int(one &+ two)]
  }
}
