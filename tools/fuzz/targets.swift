// What tools/fuzz/run feeds with bytes: a line a target. Compiled together with Tests/DissectorsTests/Samples, so that a message that has a sample is
// fuzzed. FUZZ_TARGET chooses the target; without it the names are printed. FUZZ_SEEDS is a folder to write the seeds to, those of captures named as arguments too.
@testable import Analyzer
import Bytes
@testable import Capture
@testable import Crypto
@testable import Dissectors
import Glibc
@testable import Reports

/// Something that takes any bytes. A trap, a hang or a failed precondition is a find.
struct Target: Sendable {
  let name: String
  /// Well-formed inputs to start from; `seed` gives further ones for a capture.
  var seeds: [[UInt8]] = []
  var seed: @Sendable (SeedSink) -> [[UInt8]] = { _ in [] }
  let run: @Sendable ([UInt8]) -> Void

  static let all = [
    Target("x224", Sample.x224 + Sample.x224Parts + Sample.x224Choices, more: { _ = try? $0.withReader { try RDPUnitFraming(peeking: $0) } }),
    Target("tls", Sample.tls + Sample.tlsChoices),
    Target("credssp", Sample.requests + Sample.tokenChoices),
    Target("ntlm", Sample.ntlm),
    Target("spnego", Sample.negotiation + DumpSample.mit.map(\.sample) + Sample.tokenChoices),
    Target("kerberos", Sample.kerberos),
    Target("rdstls", Sample.rdstls),
    Target(name: "asn1", seeds: (Sample.kerberos + Sample.requests).map(\.bytes), run: readElements),
    Target("mcs", Sample.mcs + Sample.mcsChoices),
    Target("gcc", DumpSample.gcc.map(\.sample) + Sample.gccParts + Sample.gccChoices),
    Target("slow-path", (DumpSample.secured + DumpSample.share).map(\.sample) + Sample.slowPathChoices),
    Target("fast-path", DumpSample.fastPath.map(\.sample)),
    Target("licensing", DumpSample.licensing.map(\.sample) + Sample.licensingChoices),
    Target("dns-icmp-tcp", Sample.network),
    Target("gateway", Sample.gateway),
    Target(name: "frames", seed: \.frames, run: readFrame),
    Target(name: "certificate", seeds: certificates) { _ = X509Facts(der: $0) },
    Target(name: "capture", seed: { [$0.file] }, run: readCapture),
    Target(name: "streams", seed: { [$0.conversation] }, run: analyzeConversation),
    Target(name: "inside-tls", seeds: innerConversations, run: readInside),
    Target(name: "analysis", seed: { [$0.file] }, run: analyzeCapture),
  ]
}

// MARK: - Messages

extension Target {
  /// Every kind of message among `samples` reads the same bytes, and `more` does.
  init(_ name: String, _ samples: [Sample], more: @escaping @Sendable ([UInt8]) -> Void = { _ in }) {
    var kinds: [String: Sample] = [:]
    for sample in samples where kinds[sample.kind] == nil { kinds[sample.kind] = sample }
    let readers = Array(kinds.values)
    self.init(name: name, seeds: samples.map(\.bytes)) { bytes in
      for reader in readers { reader.read(bytes) }
      more(bytes)
    }
  }
}

extension Sample {
  /// Reads `bytes` as what this is a sample of, and prints it as a report would. An error has to name a place inside.
  fileprivate func read(_ bytes: [UInt8]) {
    do {
      let message = try bytes.withReader { reader throws(ParseError) in try parse(&reader) }
      for field in message.fields { _ = FieldText.full(field) }
    } catch {
      precondition((0...bytes.count).contains(error.position), "\(name): the error is outside the bytes: \(error)")
    }
  }
}

/// Reads each element as every type of ASN.1; then goes into it, or over it if it holds none.
@Sendable private func readElements(_ bytes: [UInt8]) {
  bytes.withReader { reader in
    while !reader.isAtEnd {
      readValue(reader)
      guard let header = try? BERHeader(parsing: &reader, "element") else { return }
      if !header.tag.isConstructed { reader.skipUpTo(header.length) }
    }
  }
}

private func readValue(_ reader: borrowing ByteReader) {
  func attempt(_ read: (inout ByteReader) throws -> Void) {
    var ahead = reader.copy()
    try? read(&ahead)
  }
  attempt { let _: Int64 = try $0.readInteger("value") }
  attempt { let _: UInt8 = try $0.readInteger("value", tag: .enumerated) }
  attempt { _ = try $0.readOctetsLength("value") }
  attempt { _ = try $0.readBits("value") }
  attempt { _ = try $0.readGeneralString("value") }
  attempt { _ = try $0.readObjectIdentifier("value") }
  attempt { _ = try $0.readGeneralizedTime("value").text }
}

private let certificates: [[UInt8]] = Sample.tls.flatMap { sample -> [[UInt8]] in
  guard let message = try? sample.bytes.withReader({ try sample.parse(&$0) }) as? TLSCertificate else { return [] }
  return message.chain.map(\.der)
}

// MARK: - Frames and captures

@Sendable private func readFrame(_ bytes: [UInt8]) {
  for link in [0, 1, 12, 101, 108, 113, 228, 229, 276] as [UInt16] {
    let link = LinkType(rawValue: link)
    bytes.withReader { reader in
      let frame = reader.remainingBytes
      guard let headers = FrameHeaders(frame, linkType: link) else { return }
      precondition(headers.payload.upperBound <= frame.byteCount && headers.options.upperBound <= frame.byteCount)
      _ = FieldList.fields(TCPOptions(frame, headers).append)
      let ends = FrameGlance.look(at: frame, linkType: link) { glance in glance.payloadOffset }
      precondition(ends == nil || headers.transport != .tcp || headers.flags.rawValue >= 0)
    }
  }
}

/// A small buffer carries parts of records over, and has to read what a large one reads.
@Sendable private func readCapture(_ bytes: [UInt8]) {
  let path = InputFile.path(of: bytes)
  let whole = Recorder(path: path, bufferBytes: Limits.readBytes)
  precondition(whole == Recorder(path: path, bufferBytes: 64), "the buffer's size makes a difference")
}

private struct Recorder: PacketSink, Equatable {
  var packets: [Packet] = []
  var frames: [[UInt8]] = []
  var summary: CaptureSummary?
  private var isOn = true

  init(path: String, bufferBytes: Int) {
    guard let reader = try? CaptureReader(ReadBuffer(FileDescriptor(reading: path), byteCount: bufferBytes)) else { return }
    summary = reader.read(into: &self)
  }

  mutating func receive(_ packet: Packet, bytes: RawSpan) {
    precondition(packet.number > packets.last?.number ?? 0)
    var reader = ByteReader(bytes)
    packets.append(packet)
    frames.append(reader.readRest())
  }
}

@Sendable private func analyzeCapture(_ bytes: [UInt8]) {
  guard let reader = try? CaptureReader(path: InputFile.path(of: bytes)) else { return }
  var analysis = Analysis(options: AnalysisOptions(server: "rds.example", rdpPorts: [3390]))
  let summary = reader.read(into: &analysis)
  report(&analysis, summary)
}

private func report(_ analysis: inout Analysis, _ summary: CaptureSummary) {
  var summary = summary
  let attempts = analysis.finish(summary)
  summary.notes += analysis.notes
  let report = AnalysisReport(captures: [summary], attempts: attempts)
  _ = TextReport(options: TextOptions(time: .absolute, detail: .verbose, usesColor: true)).bytes(report)
  _ = JSONReport.bytes(report)
  _ = NDJSONReport.bytes(attempts)
  guard let first = attempts.first, let last = attempts.last else { return }
  _ = DiffText(HandshakeDiff(good: first, bad: last), options: TextOptions()).bytes(good: "good", bad: "bad")
}

// MARK: - Conversations

/// Two bytes, most significant first, say from whom the next piece comes and how long it is: 0x8000 for the server, and 15 bits.
@Sendable private func analyzeConversation(_ bytes: [UInt8]) {
  var analysis = Analysis()
  var wire = Wire()
  bytes.withReader { reader in
    while let head = try? reader.readUInt16BE("piece") {
      let count = min(Int(head & 0x7fff), reader.remaining, 1460)
      guard let piece = try? reader.readBytes(count, "piece") else { return }
      wire.send(piece, fromServer: head & 0x8000 != 0, to: &analysis)
    }
  }
  wire.close(&analysis)
  report(&analysis, CaptureSummary(path: "conversation", format: "pcap"))
}

/// Pieces like those of a conversation, each the content of a TLS record that was opened.
@Sendable private func readInside(_ bytes: [UInt8]) {
  let client = Endpoint(address: IPAddress(ipv4: 0x0a00_0001), port: 49152)
  let server = Endpoint(address: IPAddress(ipv4: 0x0a00_0002), port: 3389)
  let flow = Flow(ordinal: 0, stream: 0, client: client, server: server, start: Timestamp(nanoseconds: 0))
  var inside = HandshakeReader(flow: flow)
  bytes.withReader { reader in
    var number = 0
    while let head = try? reader.readUInt16BE("piece") {
      guard let piece = try? reader.readBytes(min(Int(head & 0x7fff), reader.remaining), "piece") else { return }
      number += 1
      var origins = ByteStream()
      piece.withReader { origins.append(&$0, frame: number, time: Timestamp(nanoseconds: Int64(number) * 1_000_000)) }
      guard let origin = origins.origin(at: 0) else { continue }
      inside.readOpened(
        TLSPlaintext(contentType: .applicationData, bytes: piece, missingRecords: 0),
        at: Place(side: head & 0x8000 != 0 ? .server : .client, origin: origin, range: number..<(number + 1)))
    }
  }
  inside.recordInnerEnd(of: .client)
  inside.recordInnerEnd(of: .server)
  _ = Progress(inside.timeline).missing
  for event in inside.timeline.events { for field in event.fields { _ = FieldText.full(field) } }
}

/// One message from each side, and all of them from the server.
private let innerConversations: [[UInt8]] = {
  let settings: [[UInt8]] = DumpSample.mcs.map { tpkt($0.sample.bytes) }
  let samples = DumpSample.secured + DumpSample.licensing + DumpSample.share
  let pdus: [[UInt8]] = samples.map(\.sample.bytes).filter { $0.count < 0x3fff }.map { tpkt(sendData($0)) }
  let tokens: [[UInt8]] = (Sample.requests + Sample.rdstls + DumpSample.fastPath.map(\.sample)).map(\.bytes)
  let all: [[UInt8]] = tokens + settings + pdus
  let fromServer: [[UInt8]] = all.map { piece($0, fromServer: true) }
  return all.map { piece($0, fromServer: false) } + fromServer + [Array(fromServer.joined().prefix(0x10000))]
}()

/// On the channel that has no other name, MS-RDPBCGR 2.2.1.4.4.
private func sendData(_ pdu: [UInt8]) -> [UInt8] {
  [0x68, 0, 1, 3, 0xeb, 0x70, 0x80 | UInt8(pdu.count >> 8), UInt8(pdu.count & 0xff)] + pdu
}

private func tpkt(_ mcs: [UInt8]) -> [UInt8] {
  [3, 0, UInt8((mcs.count + 7) >> 8), UInt8((mcs.count + 7) & 0xff), 2, 0xf0, 0x80] + mcs
}

private func piece(_ bytes: [UInt8], fromServer: Bool) -> [UInt8] {
  [UInt8(bytes.count >> 8) & 0x7f | (fromServer ? 0x80 : 0), UInt8(bytes.count & 0xff)] + bytes
}

/// One TCP connection over IPv4, in raw IP frames a millisecond apart. Nobody checks checksums.
private struct Wire {
  private var next: [Bool: UInt32] = [false: 1000, true: 9000]
  private var number = 0

  mutating func send(_ payload: [UInt8], fromServer: Bool, to analysis: inout Analysis) {
    if number == 0 { open(&analysis) }
    transmit(payload, flags: 0x18, fromServer: fromServer, to: &analysis)
  }

  mutating func close(_ analysis: inout Analysis) {
    if number == 0 { open(&analysis) }
    transmit([], flags: 0x11, fromServer: true, to: &analysis)
    transmit([], flags: 0x11, fromServer: false, to: &analysis)
  }

  private mutating func open(_ analysis: inout Analysis) {
    transmit([], flags: 0x02, fromServer: false, to: &analysis)
    transmit([], flags: 0x12, fromServer: true, to: &analysis)
    transmit([], flags: 0x10, fromServer: false, to: &analysis)
  }

  private mutating func transmit(_ payload: [UInt8], flags: UInt8, fromServer: Bool, to analysis: inout Analysis) {
    let (sequence, acknowledgment) = (next[fromServer, default: 0], next[!fromServer, default: 0])
    next[fromServer] = sequence &+ UInt32(payload.count) &+ (flags & 0x03 != 0 ? 1 : 0)
    let client: [UInt8] = [10, 0, 0, 1], server: [UInt8] = [10, 0, 0, 2]
    let ports: [UInt8] = fromServer ? [0x0d, 0x3d, 0xc0, 0] : [0xc0, 0, 0x0d, 0x3d]
    let frame =
      [0x45, 0] + big(UInt32(40 + payload.count)).suffix(2) + [0, 1, 0x40, 0, 64, 6, 0, 0]
      + (fromServer ? server + client : client + server)
      + ports + big(sequence) + big(acknowledgment) + [0x50, flags, 0xff, 0xff, 0, 0, 0, 0] + payload
    number += 1
    let packet = Packet(
      number: number, timestamp: Timestamp(nanoseconds: Int64(number) * 1_000_000), interface: 0, linkType: 101,
      originalLength: frame.count)
    frame.withReader { analysis.receive(packet, bytes: $0.remainingBytes) }
  }

  private func big(_ value: UInt32) -> [UInt8] { (0..<4).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
}

// MARK: - Seeds

/// What one capture is worth as seeds.
final class SeedSink: PacketSink {
  let file: [UInt8]
  private(set) var frames: [[UInt8]] = []
  /// The pieces of the first conversation, as `analyzeConversation` reads them.
  private(set) var conversation: [UInt8] = []
  private var ends: (source: IPAddress, sourcePort: UInt16, destinationPort: UInt16)?

  init?(path: String) {
    guard let file = InputFile.read(path), let reader = try? CaptureReader(path: path) else { return nil }
    self.file = file
    var sink = self
    _ = reader.read(into: &sink, limit: 200)
  }

  func receive(_ packet: Packet, bytes: RawSpan) {
    var reader = ByteReader(bytes)
    let frame = reader.readRest()
    if frames.count < 20 { frames.append(frame) }
    guard let headers = FrameHeaders(bytes, linkType: LinkType(rawValue: packet.linkType)), headers.transport == .tcp,
      !headers.payload.isEmpty, headers.payload.count < 0x8000
    else { return }
    if ends == nil { ends = (headers.source, headers.sourcePort, headers.destinationPort) }
    guard let ends else { return }
    let isServer = headers.sourcePort == ends.destinationPort && headers.destinationPort == ends.sourcePort
    guard isServer || headers.sourcePort == ends.sourcePort && headers.source == ends.source else { return }
    let count = UInt16(headers.payload.count) | (isServer ? 0x8000 : 0)
    conversation += [UInt8(count >> 8), UInt8(count & 0xff)] + frame[headers.payload]
  }
}

/// Bytes of files: what a target reads is written to one file again and again.
enum InputFile {
  private static let path = (access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp") + "/rdpwhy-fuzz-\(getpid())"
  private static let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)

  /// The path of a file that holds `bytes`.
  static func path(of bytes: [UInt8]) -> String {
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else {
      giveUp("cannot write \(path)")
    }
    return path
  }

  static func remove() { unlink(path) }

  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = Glibc.read(file, &bytes, bytes.count)
    return count < 0 ? nil : Array(bytes.prefix(count))
  }

  static func write(_ bytes: [UInt8], to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(file) }
    guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count else { giveUp("cannot write \(path)") }
  }
}

/// Ends the run for a reason that no input is to blame for. libFuzzer takes `exit`, as it does a trap, for a find, and would keep the input.
private func giveUp(_ reason: String) -> Never {
  print("fuzz: \(reason): \(String(cString: strerror(errno)))")
  fflush(nil)
  _exit(2)
}

extension Target {
  func writeSeeds(to folder: String, captures: [SeedSink]) {
    mkdir(folder, 0o700)
    for (number, bytes) in (seeds + captures.flatMap(seed)).enumerated() where !bytes.isEmpty {
      InputFile.write(bytes, to: "\(folder)/seed-\(number)")
    }
  }
}

// MARK: - Called by libFuzzer

private let chosen = Target.all.first { $0.name == environment("FUZZ_TARGET") }

private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  if let folder = environment("FUZZ_SEEDS") {
    let captures = CommandLine.arguments.dropFirst().compactMap(SeedSink.init)
    for target in Target.all { target.writeSeeds(to: "\(folder)/\(target.name)", captures: captures) }
    exit(0)
  }
  if chosen == nil {
    for target in Target.all { print(target.name) }
    exit(0)
  }
  atexit { InputFile.remove() }
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  chosen?.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
