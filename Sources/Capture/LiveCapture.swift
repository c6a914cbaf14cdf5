/// Captures packets on an interface of this machine, through libpcap.
public struct LiveCapture {
  public let interface: String
  /// The LINKTYPE_ value of the interface.
  public let linkType: UInt16
  /// At most so many bytes of each packet are captured.
  public let snapLength: Int
  private let handle: Libpcap

  /// Begins to capture on `interface`.
  ///
  /// - Parameters:
  ///   - snaplen: how many bytes of a packet to keep; nil for all.
  ///   - bufferMiB: size of the kernel's buffer; nil for libpcap's default.
  ///   - filter: a capture filter in the syntax of tcpdump.
  /// - Throws: a missing permission, an unknown interface, a wrong filter, each with what to do.
  public init(
    interface: String, snaplen: Int? = nil, bufferMiB: Int? = nil, promiscuous: Bool = false, filter: String? = nil
  ) throws(CaptureError) {
    self.interface = interface
    do throws(Libpcap.Failure) {
      handle = try Libpcap(
        interface: interface, snapLength: snaplen ?? Limits.snapLength,
        bufferBytes: bufferMiB.map { $0.multipliedReportingOverflow(by: 1 << 20).partialValue },
        promiscuous: promiscuous)
    } catch {
      throw Self.explain(error, interface)
    }
    linkType = Self.linkType(dataLink: handle.dataLink)
    snapLength = handle.snapLength
    do throws(Libpcap.Failure) {
      if let filter { try handle.setFilter(filter) }
    } catch {
      throw CaptureError(
        source: interface, reason: "capture filter '\(filter ?? "")': \(error.message)",
        advice: "The syntax is that of tcpdump, for example 'tcp port 3389 or port 53'; see man pcap-filter.")
    }
  }

  /// Packets the kernel has received and dropped since the capture began.
  public var statistics: (received: Int, dropped: Int) { handle.statistics }

  /// Hands packets to `sink` until `isDone` says so, or `limit` packets have come.
  ///
  /// `isDone` is asked at least five times a second whether packets come or not, and soon after a signal: the place to look at the
  /// clock, at a flag that a signal handler has set, and to print what has become known.
  public func run<Sink: PacketSink & ~Copyable>(
    into sink: inout Sink, limit: Int? = nil, until isDone: (inout Sink) -> Bool
  ) -> CaptureSummary {
    var summary = CaptureSummary(path: interface, format: "live")
    summary.linkTypes = [linkType]
    summary.notes = handle.warning.map { ["libpcap warns: \($0)."] } ?? []
    var tally = Tally(limit: limit)
    do throws(Libpcap.Failure) {
      while !tally.isFull, !isDone(&sink) {
        if try !burst(into: &sink, &tally) { handle.wait() }
      }
    } catch {
      summary.damage = CaptureError(source: interface, reason: error.message)
      summary.notes.append("The capture ended early: \(error.message).")
    }
    summary.add(tally)
    summary.dropped = statistics.dropped
    return summary
  }
}

extension LiveCapture {
  /// Hands over the packets that are there, up to a burst.
  ///
  /// - Returns: false when no more are there at the moment.
  private func burst<Sink: PacketSink & ~Copyable>(
    into sink: inout Sink, _ tally: inout Tally
  ) throws(Libpcap.Failure) -> Bool {
    for _ in 0..<Limits.burst where !tally.isFull {
      let isThere = try handle.next { timestamp, originalLength, bytes in
        let packet = Packet(
          number: tally.count(timestamp), timestamp: timestamp, interface: 0, linkType: linkType,
          originalLength: originalLength)
        sink.receive(packet, bytes: bytes)
      }
      if !isThere { return false }
    }
    return true
  }

  /// DLT_ values are those of the capturing machine; LINKTYPE_ values are those of files, and equal them but for a few.
  static func linkType(dataLink: Int32) -> UInt16 {
    switch dataLink {
    case 12, 14: 101  // raw IP: 14 on OpenBSD
    case 11: 100  // RFC 1483 ATM
    case 15: 102  // SLIP of BSD/OS
    case 16: 103  // PPP of BSD/OS
    default: UInt16(truncatingIfNeeded: dataLink)
    }
  }

  private static func explain(_ failure: Libpcap.Failure, _ interface: String) -> CaptureError {
    if failure.isPermission {
      return CaptureError(
        source: interface, reason: "your user may not capture on it: \(failure.message)", advice: permissionAdvice)
    }
    if failure.isNoSuchDevice {
      let names = (try? Libpcap.interfaces())?.filter(\.isUp).map(\.name) ?? []
      return CaptureError(
        source: interface, reason: "no such interface",
        advice: "Those that are up: \(names.joined(separator: ", ")). rdpwhy -D lists all.")
    }
    return CaptureError(
      source: interface, reason: failure.message,
      advice: failure.isDown ? "Bring it up first: sudo ip link set \(interface) up" : nil)
  }

  static var permissionAdvice: String {
    #if os(Linux)
      "Run it with sudo, or allow it once: sudo setcap cap_net_raw,cap_net_admin+ep \"$(command -v rdpwhy)\""
    #else
      "Run it with sudo, or give your user access to /dev/bpf*."
    #endif
  }
}
