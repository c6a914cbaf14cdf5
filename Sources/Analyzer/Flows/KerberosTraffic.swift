import Bytes
import Capture
import Dissectors

/// One thing that a client and a KDC said to each other, as evidence about a ticket.
public struct KerberosRecord: Sendable {
  public let frame: Int
  public let time: Timestamp
  public let client: IPAddress
  public let kdc: IPAddress
  public let isFromKDC: Bool
  public let content: Content

  public indirect enum Content: Sendable {
    case message(KerberosMessage)
    /// A KDC's reply, which has a ticket in it, of which one packet holds the beginning only.
    case ticket
    /// A SYN, which asks the KDC for a TCP connection.
    case opening
    /// The KDC's SYN, ACK.
    case accepted
    /// The KDC's RST.
    case reset
  }
}

/// The latest traffic with KDCs of a capture: port 88 of UDP and TCP (RFC 4120 section 7.2).
///
/// Over TCP a message counts that begins a segment and lies in it as a whole, as refusals do. Of a longer one it counts only that it was a
/// reply; a request with a ticket in it is passed by.
@usableFromInline
struct KerberosTraffic: Sendable {
  private var ring = MessageRing(messages: Limits.ticketMessages, bytes: Limits.ticketBytes)

  var forgotten: Int { ring.forgotten }
}

extension KerberosTraffic {
  static func concerns(_ headers: FrameHeaders) -> Bool {
    headers.destinationPort == 88 || headers.sourcePort == 88
  }

  /// The same of both ports in one number, the source in the upper half.
  @inlinable
  @inline(__always)
  static func concerns(ports: UInt32) -> Bool {
    ports &>> 16 == 88 || ports & 0xFFFF == 88
  }

  mutating func append(_ packet: Packet, _ headers: FrameHeaders, payload: inout ByteReader) {
    let isTCP = headers.transport == .tcp
    let isFromKDC = headers.sourcePort == 88
    let isControl = isTCP && (headers.flags.contains(.syn) || (isFromKDC && headers.flags.contains(.rst)))
    if isTCP, !isControl, (try? KerberosRecordHeader(parsing: &payload)) == nil { return }
    guard isControl || KerberosMessage.isNext(in: payload) else { return }
    ring.append(
      MessageRing.Entry(
        packet, headers, client: isFromKDC ? headers.destination : headers.source, bytes: payload.readRest()))
  }

  /// What `client` and its KDCs said to each other since `start`, in order; the latest if it is much.
  func records(of client: IPAddress, since start: Timestamp) -> [KerberosRecord] {
    if ring.isEmpty { return [] }
    let latest = ring.newestFirst(of: client).prefix(Limits.ticketsPerConnection).prefix { $0.time >= start }
    return latest.compactMap(\.kerberosRecord).reversed()
  }

  /// What anybody said, in order.
  var records: [KerberosRecord] { ring.entries.compactMap(\.kerberosRecord) }
}

extension MessageRing.Entry {
  /// Nil where the bytes are no message.
  fileprivate var kerberosRecord: KerberosRecord? {
    guard let content = kerberosContent else { return nil }
    let isFromKDC = client == destination
    return KerberosRecord(
      frame: frame, time: time, client: client, kdc: isFromKDC ? source : destination, isFromKDC: isFromKDC,
      content: content)
  }

  private var kerberosContent: KerberosRecord.Content? {
    if flags.contains(.rst) { return .reset }
    if flags.contains(.syn) { return flags.contains(.ack) ? .accepted : .opening }
    if let message = bytes.withReader({ reader in try? KerberosMessage(parsing: &reader) }) { return .message(message) }
    // AS-REP and TGS-REP are of the application types 11 and 13 (RFC 4120 section 5.10).
    return bytes.first == 0x6B || bytes.first == 0x6D ? .ticket : nil
  }
}
