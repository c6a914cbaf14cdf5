import Analyzer
import Capture
import Reports

/// `rdpwhy capture -i IFACE`: captures live and prints each verdict when an attempt ends or stalls.
struct CaptureVerb {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws(Stop) -> ExitStatus {
    guard let interface = arguments.interface else { throw .usage("capture expects -i IFACE; 'rdpwhy -D' lists them") }
    guard arguments.files.isEmpty else { throw .usage("capture reads no files") }
    guard arguments.writeFile != "-" else { throw .usage("-w - would mix packets and verdicts on standard output") }
    do throws(CaptureError) {
      let capture = try LiveCapture(
        interface: interface, snaplen: arguments.snapLength, bufferMiB: arguments.bufferMiB,
        promiscuous: arguments.isPromiscuous, filter: arguments.filter)
      return try run(capture)
    } catch {
      StandardError.tell(error)
      return .trouble
    }
  }

  private func run(_ capture: LiveCapture) throws(CaptureError) -> ExitStatus {
    var sink = LiveSink(
      arguments: arguments, writer: try writer(for: capture), keyLog: try KeyLogFile(arguments))
    System.catchInterrupts()
    if arguments.detail != .quiet {
      StandardError.line("rdpwhy: capturing on \(WireText.printable(capture.interface)); Ctrl-C ends it")
    }
    let deadline = arguments.seconds.map { System.uptime &+ Int64($0) &* 1_000_000_000 } ?? .max
    let summary = capture.run(into: &sink, limit: arguments.count) { sink in
      sink.settle()
      return sink.isStopped || System.isInterrupted || System.uptime >= deadline
    }
    let (received, dropped) = capture.statistics
    StandardError.line("rdpwhy: \(received) packets received, \(dropped) dropped by the kernel")
    return try sink.finish(summary)
  }

  private func writer(for capture: LiveCapture) throws(CaptureError) -> PcapngWriter? {
    guard let path = arguments.writeFile else { return nil }
    let interface = PcapngWriter.Interface(
      linkType: capture.linkType, snapLength: capture.snapLength, name: capture.interface)
    return try PcapngWriter(path: path, interfaces: [interface])
  }
}
