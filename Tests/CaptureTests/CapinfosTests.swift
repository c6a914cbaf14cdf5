import Foundation
import Testing

@testable import Capture

/// The captures that are kept beside the checkout, and what capinfos says of them.
enum SharedCaptures {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/captures").standardizedFileURL.path

  static var paths: [String] {
    (FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? [])
      .filter { $0.hasSuffix(".pcap") || $0.hasSuffix(".pcapng") }.sorted()
  }

  static let arePresent = FileManager.default.fileExists(atPath: root)
  static let capinfos = tool("capinfos")
  static let tshark = tool("tshark")

  static func tool(_ name: String) -> String? {
    ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + name }
      .first(where: FileManager.default.isExecutableFile)
  }
}

/// What a tool printed; nil when it failed.
func output(of tool: String, _ arguments: [String]) throws -> String? {
  let (process, pipe) = (Process(), Pipe())
  process.executableURL = URL(filePath: tool)
  process.arguments = arguments
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
}

/// `1340954905.298858` as nanoseconds; nil for anything else, such as a number that has overflowed.
func nanoseconds(_ text: Substring) -> Int64? {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[1].count <= 9, let seconds = Int64(parts[0]) else { return nil }
  return Int64(parts[1].padding(toLength: 9, withPad: "0", startingAt: 0)).map { seconds * 1_000_000_000 + $0 }
}

@Suite(
  .enabled(if: SharedCaptures.arePresent, "shared/captures is not beside the checkout"),
  .enabled(if: SharedCaptures.capinfos != nil && SharedCaptures.tshark != nil, "capinfos or tshark is not installed"))
struct CapinfosTests {
  @Test(arguments: SharedCaptures.paths)
  func agreesOnPacketCountAndTimes(_ name: String) throws {
    let path = SharedCaptures.root + "/" + name
    let capinfos = try #require(SharedCaptures.capinfos)
    // Packets, earliest and latest time in seconds; a failure prints nothing that could be compared.
    guard let table = try output(of: capinfos, ["-T", "-r", "-m", "-c", "-a", "-e", "-S", path]) else { return }
    let columns = table.dropLast().dropFirst(path.count + 1).split(separator: ",")
    let summary = try Reading(path: path).summary
    #expect(summary.packets == Int(columns[0]) ?? -1)
    if let earliest = nanoseconds(columns[1]) { #expect(summary.firstPacket?.nanoseconds == earliest) }
    if let latest = nanoseconds(columns[2]) { #expect(summary.lastPacket?.nanoseconds == latest) }
    #expect(summary.notes.filter { $0.contains("offset") }.isEmpty)
  }

  @Test(arguments: SharedCaptures.paths.filter { $0.hasPrefix("formats/") && !$0.contains("/encap/") })
  func agreesOnEveryFrameOfWireshark(_ name: String) throws {
    let path = SharedCaptures.root + "/" + name
    let tshark = try #require(SharedCaptures.tshark)
    let fields = ["frame.number", "frame.time_epoch", "frame.len", "frame.cap_len", "frame.interface_id"]
    let arguments = ["-n", "-r", path, "-T", "fields"] + fields.flatMap { ["-e", $0] }
    guard let text = try output(of: tshark, arguments) else { return }
    let packets = try Reading(path: path).packets
    var seen = 0
    for line in text.split(separator: "\n") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      // Custom blocks have a frame number and a length, and no interface; in a pcap no packet has one.
      if path.hasSuffix("ng"), columns[4].isEmpty { continue }
      try #require(seen < packets.count)
      let record = packets[seen]
      seen += 1
      #expect(record.packet.number == Int(columns[0]))
      if let time = nanoseconds(columns[1]) { #expect(record.packet.timestamp.nanoseconds == time) }
      #expect(record.packet.originalLength == Int(columns[2]))
      #expect(record.bytes.count == Int(columns[3]))
    }
    #expect(packets.count == seen)
  }
}
