import Bytes
import Capture
import Dissectors

/// One sign of a UDP transport beside TCP.
public struct DatagramRecord: Sendable {
  public enum Content: Sendable {
    /// The client offers it.
    case offer
    /// The server takes it.
    case answer
    /// An ICMP error turned the offer away.
    case refusal(ICMPReason, by: IPAddress)
  }

  public let frame: Int
  public let time: Timestamp
  public let content: Content
}

/// The first signs of UDP transports: offers on port 3389, and what became of them (MS-RDPEUDP 1.3.1). What they carry is passed by.
@usableFromInline
struct DatagramTraffic: Sendable {
  private struct Pair: Hashable, Sendable {
    let client: IPAddress
    let server: IPAddress
  }

  private var records: [Pair: [DatagramRecord]] = [:]
  private var swept = Timestamp(nanoseconds: .min)
}

extension DatagramTraffic {
  private static let port: UInt16 = 3389

  static func concerns(_ headers: FrameHeaders) -> Bool {
    headers.destinationPort == port || headers.sourcePort == port
  }

  /// The same of both ports in one number, the source in the upper half.
  @inlinable
  @inline(__always)
  static func concerns(ports: UInt32) -> Bool {
    ports &>> 16 == 3389 || ports & 0xFFFF == 3389
  }

  /// Takes a datagram; almost all are data of a transport, told by their size or first bytes.
  mutating func receive(_ packet: Packet, _ headers: FrameHeaders, payload: inout ByteReader) {
    guard headers.payloadLength >= Int(UDPTransportSYN.sizes.lowerBound), UDPTransportSYN.isNext(in: payload),
      let syn = try? UDPTransportSYN(parsing: &payload)
    else { return }
    if syn.isAnswer, headers.sourcePort == Self.port {
      note(.answer, packet, Pair(client: headers.destination, server: headers.source))
    } else if !syn.isAnswer, headers.destinationPort == Self.port {
      note(.offer, packet, Pair(client: headers.source, server: headers.destination))
    }
  }

  /// Takes an ICMP error about a datagram.
  mutating func receive(_ notice: ErrorNotice) {
    let (quoted, reason) = (notice.error.quoted, notice.error.reason)
    let pair = Pair(client: quoted.source, server: quoted.destination)
    guard quoted.transport == .udp, quoted.destinationPort == Self.port, reason.isRefusal, records[pair] != nil else {
      return
    }
    add(DatagramRecord(frame: notice.frame, time: notice.time, content: .refusal(reason, by: notice.sender)), pair)
  }

  /// What a connection's client and server said about a UDP transport while it was open, in order.
  func records(of flow: Flow) -> [DatagramRecord] {
    if records.isEmpty { return [] }
    let own = records[Pair(client: flow.client.address, server: flow.server.address)] ?? []
    return own.filter { $0.time >= flow.start && $0.time <= flow.end }
  }

  /// What anybody said, in order.
  var all: [DatagramRecord] { records.values.joined().sorted { $0.frame < $1.frame } }

  private mutating func note(_ content: DatagramRecord.Content, _ packet: Packet, _ pair: Pair) {
    add(DatagramRecord(frame: packet.number, time: packet.timestamp, content: content), pair)
  }

  private mutating func add(_ record: DatagramRecord, _ pair: Pair) {
    if records[pair] == nil, records.count >= Limits.datagramPairs { sweep(record.time) }
    guard records[pair] != nil || records.count < Limits.datagramPairs else { return }
    records[pair, default: []].append(record)
    if (records[pair]?.count ?? 0) > Limits.datagramsPerPair { records[pair]?.removeFirst() }
  }

  /// Makes room, once a minute at most: what was said long ago belongs to connections that were told, or to sessions that go on without it.
  private mutating func sweep(_ time: Timestamp) {
    guard time - swept >= .seconds(60) else { return }
    swept = time
    records = records.filter { _, own in own.last.map { time - $0.time <= .seconds(600) } ?? false }
  }
}
