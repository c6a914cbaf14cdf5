import Capture
import Dissectors

/// One DNS, mDNS or LLMNR message, as evidence about a name.
public struct NameRecord: Sendable {
  public let frame: Int
  public let time: Timestamp
  public let source: IPAddress
  public let destination: IPAddress
  public let message: DNSMessage
}

/// The name look-ups of a capture, in order.
@usableFromInline
struct NameTraffic: Sendable {
  private(set) var records: [NameRecord] = []
  private(set) var forgotten = 0
  private var indicesByClient: [IPAddress: [Int]] = [:]

  /// UDP ports of DNS (RFC 1035), mDNS (RFC 6762) and LLMNR (RFC 4795).
  static func concerns(_ headers: FrameHeaders) -> Bool {
    isNamePort(headers.destinationPort) || isNamePort(headers.sourcePort)
  }

  /// Whether there is room for one more; one that is refused is counted. Asked first, since reading a message costs more than the rest.
  mutating func hasRoom() -> Bool {
    guard records.count >= Limits.nameMessages else { return true }
    forgotten += 1
    return false
  }

  mutating func append(_ record: NameRecord) {
    indicesByClient[record.client, default: []].append(records.count)
    records.append(record)
  }

  /// What `client` asked and was answered, in order.
  func records(of client: IPAddress) -> [NameRecord] {
    indicesByClient[client]?.map { records[$0] } ?? []
  }

  @inlinable
  @inline(__always)
  static func isNamePort(_ port: UInt16) -> Bool {
    port == 53 || port == 5353 || port == 5355
  }
}
