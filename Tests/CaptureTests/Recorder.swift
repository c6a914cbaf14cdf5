import Bytes
import Foundation
import Testing

@testable import Capture

/// Keeps every packet and its bytes.
struct Recorder: PacketSink, Equatable {
  struct Record: Equatable {
    let packet: Packet
    let bytes: [UInt8]
  }

  var records: [Record] = []

  mutating func receive(_ packet: Packet, bytes: RawSpan) {
    var reader = ByteReader(bytes)
    records.append(Record(packet: packet, bytes: reader.readRest()))
  }

  var numbers: [Int] { records.map(\.packet.number) }
  var times: [Int64] { records.map(\.packet.timestamp.nanoseconds) }
}

/// What reading a source gave.
struct Reading: Equatable {
  var packets: [Recorder.Record]
  var summary: CaptureSummary

  init(packets: [Recorder.Record], summary: CaptureSummary) {
    self.packets = packets
    self.summary = summary
  }

  init(path: String, bufferBytes: Int = Limits.readBytes, limit: Int? = nil) throws(CaptureError) {
    let reader = try CaptureReader(ReadBuffer(FileDescriptor(reading: path), byteCount: bufferBytes))
    var recorder = Recorder()
    summary = reader.read(into: &recorder, limit: limit)
    packets = recorder.records
  }

  /// Reads `bytes` as a file.
  init(_ bytes: [UInt8], bufferBytes: Int = Limits.readBytes, limit: Int? = nil) throws {
    self = try withTemporaryFile(bytes) { try Reading(path: $0, bufferBytes: bufferBytes, limit: limit) }
    summary.path = ""
  }
}

/// Calls `body` with the path of a file that holds `bytes`.
func withTemporaryFile<Result>(_ bytes: [UInt8] = [], _ body: (String) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: "rdpwhy-\(UUID().uuidString)")
  try Data(bytes).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}

func captureError(_ bytes: [UInt8]) throws -> CaptureError? {
  do {
    _ = try Reading(bytes)
    return nil
  } catch let error as CaptureError {
    return error
  }
}

/// The bytes of `value` in an order.
func bytes<Value: FixedWidthInteger>(_ value: Value, _ order: ByteOrder) -> [UInt8] {
  let little = (0..<(Value.bitWidth / 8)).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  return order == .little ? little : little.reversed()
}
