import Bytes
import Capture
import Conversation
import Dissectors

@testable import Analyzer

/// The ways into the analyzer for packets that never were in a file.
extension Recording {
  /// LINKTYPE_RAW: the packets begin with their IP header.
  static let linkType: UInt16 = 101

  /// Hands every packet to `sink`; `snapLength` cuts them as a capture does.
  func deliver(to sink: inout some PacketSink & ~Copyable, snapLength: Int = .max) {
    for (index, frame) in frames.enumerated() {
      let packet = Packet(
        number: index + 1, timestamp: Timestamp(nanoseconds: frame.time), interface: 0, linkType: Self.linkType,
        originalLength: frame.packet.count)
      frame.packet.prefix(snapLength).withReader { sink.receive(packet, bytes: $0.remainingBytes) }
    }
  }

  /// The connections that may be RDP, reassembled.
  func flows(ports: [UInt16] = [], snapLength: Int = .max) -> [Flow] {
    var sink = FlowSink(table: FlowTable(ports: ports))
    deliver(to: &sink, snapLength: snapLength)
    sink.table.finish()
    return sink.table.flows
  }

  /// What each of those connections said.
  func connections(snapLength: Int = .max) -> [Connection] {
    flows(snapLength: snapLength).map { Connection($0) }
  }

  /// The verdicts, as for a capture of these packets.
  func attempts(options: AnalysisOptions = AnalysisOptions()) -> [AttemptReport] {
    var analysis = Analysis(options: options)
    deliver(to: &analysis)
    return analysis.finish(CaptureSummary(path: "", format: "pcap"))
  }
}

private struct FlowSink: PacketSink, ~Copyable {
  var table: FlowTable

  mutating func receive(_ packet: Packet, bytes: RawSpan) {
    guard let headers = FrameHeaders(bytes, linkType: LinkType(rawValue: packet.linkType)) else { return }
    if headers.transport == .tcp { table.receiveSegment(packet, headers, frame: bytes) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func withReader(_ body: (inout ByteReader) -> Void) { Array(self).withReader(body) }
}
