import Bytes
import Dissectors

/// Puts the handshake messages of one peer together from the records that they span.
///
/// RFC 8446 section 5.1.
struct HandshakeMessages: Sendable {
  private var pending: [UInt8] = []
  private var isLost = false

  /// Longest message that is kept, in bytes; a certificate chain is the longest that real peers send.
  static let maximumLength = 1 << 17

  /// Adds a record's bytes; gives the messages that are complete with them, each with its header.
  mutating func append(_ bytes: [UInt8]) -> [[UInt8]] {
    guard !isLost else { return [] }
    pending += bytes
    var messages: [[UInt8]] = []
    var start = 0
    while let length = length(at: start) {
      isLost = isLost || length > Self.maximumLength
      guard !isLost, length <= pending.count - start else { break }
      messages.append(Array(pending[start..<(start + length)]))
      start += length
    }
    pending.removeFirst(isLost ? pending.count : start)
    return messages
  }

  /// Forgets an incomplete message, after which the next record begins one.
  mutating func restart() { self = HandshakeMessages() }

  /// Size of the message at `start` with its header; nil if the header is not complete.
  private func length(at start: Int) -> Int? {
    let header = pending[start...].prefix(TLSHandshakeHeader.byteCount)
    guard header.count == TLSHandshakeHeader.byteCount else { return nil }
    return header.count + header.dropFirst().reduce(0) { $0 << 8 | Int($1) }
  }
}
