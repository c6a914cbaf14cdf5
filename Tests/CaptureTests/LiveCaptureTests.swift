import Foundation
import Testing

@testable import Capture

@Suite(.serialized) struct LiveCaptureTests {
  static let loopback = (try? CaptureInterface.all())?.first(where: \.isLoopback)?.name

  /// Capturing needs root, or a capability that the test runner will not have.
  static let isPermitted = loopback.map { (try? LiveCapture(interface: $0)) != nil } ?? false

  struct Counter: PacketSink {
    var packets: [Packet] = []
    var ticks = 0
    mutating func receive(_ packet: Packet, bytes: RawSpan) { packets.append(packet) }
  }

  /// Sends three datagrams to a port of this machine where nobody listens.
  static func send(to port: UInt16) throws {
    guard let bash = SharedCaptures.tool("bash") else { return }
    _ = try output(of: bash, ["-c", "for i in 1 2 3; do echo hello > /dev/udp/127.0.0.1/\(port); done"])
  }

  @Test func everyMachineHasALoopbackInterface() throws {
    let interfaces = try CaptureInterface.all()
    let interface = try #require(interfaces.first { $0.isLoopback })
    #expect(interface.isUp)
    #expect(interface.addresses.contains("127.0.0.1"))
  }

  @Test(.enabled(if: isPermitted, "capturing is not permitted"))
  func capturesOnLoopbackWhatTheFilterLetsThrough() throws {
    let capture = try LiveCapture(interface: try #require(Self.loopback), filter: "udp port 45391")
    try Self.send(to: 45390)
    try Self.send(to: 45391)
    var counter = Counter()
    let start = Date()
    let summary = capture.run(into: &counter, until: { $0.packets.count >= 3 || -start.timeIntervalSinceNow > 10 })
    #expect(counter.packets.prefix(3).map(\.number) == [1, 2, 3])
    #expect(summary.packets == counter.packets.count)
    #expect(summary.format == "live")
    let seconds = try #require(summary.firstPacket).nanoseconds / 1_000_000_000
    #expect(abs(Double(seconds) - start.timeIntervalSince1970) < 60)
    #expect(counter.packets.contains { $0.timestamp.nanoseconds % 1000 != 0 })
  }

  @Test(.enabled(if: isPermitted, "capturing is not permitted"))
  func asksWhetherToGoOnWhileNothingComes() throws {
    let capture = try LiveCapture(interface: try #require(Self.loopback), filter: "udp port 45392")
    var counter = Counter()
    let start = Date()
    _ = capture.run(
      into: &counter,
      until: {
        $0.ticks += 1
        return $0.ticks == 6
      })
    #expect(-start.timeIntervalSinceNow < 2)
    #expect(counter.packets.isEmpty)
  }

  @Test(.enabled(if: isPermitted, "capturing is not permitted"))
  func anUnknownInterfaceIsAnsweredWithThoseThatExist() throws {
    let error = #expect(throws: CaptureError.self) { _ = try LiveCapture(interface: "nosuch0") }
    #expect(error?.reason == "no such interface")
    #expect(error?.advice?.contains(Self.loopback ?? "lo") == true)
  }

  @Test(.enabled(if: isPermitted, "capturing is not permitted"))
  func aWrongFilterIsQuotedWithWhatLibpcapSays() throws {
    let loopback = try #require(Self.loopback)
    let error = #expect(throws: CaptureError.self) {
      _ = try LiveCapture(interface: loopback, filter: "tcp prot 3389")
    }
    #expect(error?.reason.hasPrefix("capture filter 'tcp prot 3389': ") == true)
    #expect(error?.reason.contains("syntax error") == true)
  }
}
