import Bytes
import Capture
import Dissectors

/// Many captures in one file: starting tshark takes longer than letting it read them.
///
/// Names of the captures are left out, and so are key logs, which `keyLog` gives.
enum CombinedCapture {
  /// Writes the packets of `captures`, as far as they can be read, to the file `path`.
  ///
  /// - Parameter apart: gives each connection to a port of RDP a client port of its own, so that none is taken for the continuation
  ///   of another.
  /// - Returns: which frames of the file are those of each capture.
  static func write(_ captures: [String], to path: String, apart: Bool) throws -> [Range<Int>] {
    let linkTypes = Set(captures.flatMap(linkTypes)).sorted()
    let writer = try PcapngWriter(path: path, interfaces: linkTypes.map { .init(linkType: $0) })
    var copy = Copy(writer: writer, linkTypes: linkTypes, isApart: apart)
    let frames = captures.map { capture in
      let first = copy.count + 1
      copy.connections = [:]
      if let reader = try? CaptureReader(path: capture) { _ = reader.read(into: &copy) }
      return first..<copy.count + 1
    }
    try copy.finish()
    return frames
  }

  /// The key logs that the captures hold.
  static func keyLog(of captures: [String]) -> [UInt8] {
    var sink = Secrets()
    for capture in captures {
      if let reader = try? CaptureReader(path: capture) { _ = reader.read(into: &sink) }
    }
    return sink.text
  }

  private struct Secrets: PacketSink {
    var text: [UInt8] = []

    mutating func receive(_ packet: Packet, bytes: RawSpan) {}

    mutating func found(_ secrets: DecryptionSecrets) { text += secrets.data + [UInt8(ascii: "\n")] }
  }

  private static func linkTypes(of capture: String) -> [UInt16] {
    var sink = LinkTypes()
    if let reader = try? CaptureReader(path: capture) { _ = reader.read(into: &sink) }
    return Array(sink.seen)
  }

  private struct LinkTypes: PacketSink {
    var seen: Set<UInt16> = []

    mutating func receive(_ packet: Packet, bytes: RawSpan) { seen.insert(packet.linkType) }
  }

  /// Copies packets and changes the ports of clients.
  private struct Copy: PacketSink, ~Copyable {
    var writer: PcapngWriter
    let linkTypes: [UInt16]
    let isApart: Bool
    var count = 0
    /// The new client port of each connection of the capture that is being copied.
    var connections: [Connection: UInt16] = [:]
    private var nextPort: UInt16 = 20_000

    struct Connection: Hashable {
      let client: IPAddress
      let server: IPAddress
      let port: UInt16
    }

    init(writer: consuming PcapngWriter, linkTypes: [UInt16], isApart: Bool) {
      self.writer = writer
      self.linkTypes = linkTypes
      self.isApart = isApart
    }

    consuming func finish() throws { try writer.finish() }

    mutating func receive(_ packet: Packet, bytes: RawSpan) {
      count += 1
      var copy = packet
      copy.interface = linkTypes.firstIndex(of: packet.linkType) ?? 0
      var reader = ByteReader(bytes)
      changed(reader.readRest(), bytes, LinkType(rawValue: packet.linkType)).withReader {
        writer.receive(copy, bytes: $0.remainingBytes)
      }
    }

    private mutating func changed(_ frame: [UInt8], _ bytes: RawSpan, _ linkType: LinkType) -> [UInt8] {
      guard isApart, let headers = FrameHeaders(bytes, linkType: linkType), headers.transport == .tcp else {
        return frame
      }
      let isFromClient = [3389, 13_389].contains(headers.destinationPort)
      let port =
        isFromClient
        ? newPort(Connection(client: headers.source, server: headers.destination, port: headers.sourcePort))
        : newPort(Connection(client: headers.destination, server: headers.source, port: headers.destinationPort))
      let offset = headers.outline.transportOffset + (isFromClient ? 0 : 2)
      var changed = frame
      changed[offset] = UInt8(port >> 8)
      changed[offset + 1] = UInt8(truncatingIfNeeded: port)
      return changed
    }

    private mutating func newPort(_ connection: Connection) -> UInt16 {
      if let known = connections[connection] { return known }
      nextPort += 1
      connections[connection] = nextPort
      return nextPort
    }
  }
}
