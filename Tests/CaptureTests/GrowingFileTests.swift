import Capture
import Foundation
import Testing

struct GrowingFileTests {
  @Test func readsOnlyWhatIsNew() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: path) }
    try Data("one\n".utf8).write(to: path)
    var file = try GrowingFile(path: path.path)
    #expect(try file.readMore() == Array("one\n".utf8))
    #expect(try file.readMore().isEmpty)
    let writer = try FileHandle(forWritingTo: path)
    try writer.seekToEnd()
    let long = [UInt8](repeating: 7, count: 200_000)
    try writer.write(contentsOf: long)
    #expect(try file.readMore() == long)
    #expect(try file.readMore().isEmpty)
  }

  @Test func readsTheEndOfALongFile() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: path) }
    try Data((0..<1_000).map { UInt8(truncatingIfNeeded: $0) }).write(to: path)
    var file = try GrowingFile(path: path.path, limit: 100)
    #expect(file.passedBy == 900)
    #expect(try file.readMore() == (900..<1_000).map { UInt8(truncatingIfNeeded: $0) })
    var whole = try GrowingFile(path: path.path, limit: 1_000)
    #expect(whole.passedBy == 0)
    #expect(try whole.readMore().count == 1_000)
  }

  @Test func saysWhyItCannotBeRead() {
    #expect(throws: CaptureError.self) { _ = try GrowingFile(path: "/nonexistent") }
    #expect(throws: CaptureError.self) { _ = try GrowingFile(path: "/tmp") }
  }
}
