import Capture
import Crypto
import Reports

/// The TLS secrets that the user named: key logs and private keys.
struct GivenSecrets: Sendable {
  private(set) var all = TLSSecrets()
  /// What the reader of a report must know of them; whole sentences.
  private(set) var notes: [String] = []

  init() {}

  /// Reads what the arguments name, or else the environment. The key log of a live capture is read while packets come.
  init(_ arguments: Arguments) throws(Stop) {
    for path in arguments.privateKeys { try add(privateKey: path) }
    guard arguments.verb != .capture else { return }
    if let path = arguments.keyLog {
      do throws(CaptureError) { try add(keyLog: path) } catch { throw .unreadable(error) }
    } else if let path = KeyLogFile.named {
      // Whoever set the variable meant a browser perhaps, so that this is no reason to stop.
      do throws(CaptureError) {
        try add(keyLog: path)
      } catch {
        StandardError.line("rdpwhy: note: SSLKEYLOGFILE: \(WireText.printable("\(path): \(error.reason)"))")
      }
    }
  }

  private mutating func add(keyLog path: String) throws(CaptureError) {
    var file = try GrowingFile(path: path)
    let tally = all.add(keyLog: try file.readMore())
    let passedBy = file.passedBy > 0 ? ["of its beginning, \(file.passedBy) bytes were not read"] : []
    let said = passedBy + tally.notes
    if !said.isEmpty { notes.append("Key log \(path): \(said.joined(separator: "; ")).") }
  }

  private mutating func add(privateKey path: String) throws(Stop) {
    do throws(CaptureError) {
      var file = try GrowingFile(path: path)
      let pem = try file.readMore()
      do throws(PrivateKeyError) { try all.add(privateKey: pem) } catch {
        throw CaptureError(source: path, reason: "\(error)")
      }
    } catch {
      throw .unreadable(error)
    }
  }
}

/// The key log of a live capture: its user's programs write it while they connect.
struct KeyLogFile: ~Copyable {
  private var file: GrowingFile
  /// The beginning of a line that is not whole yet.
  private var rest: [UInt8] = []

  /// Nil when no key log is named, or the environment names one that cannot be read.
  init?(_ arguments: Arguments) throws(CaptureError) {
    if let path = arguments.keyLog {
      file = try GrowingFile(path: path)
    } else if let path = Self.named, let file = try? GrowingFile(path: path) {
      self.file = file
    } else {
      return nil
    }
  }

  /// What the environment names; empty counts as nothing.
  static var named: String? { System.environment("SSLKEYLOGFILE").flatMap { $0.isEmpty ? nil : $0 } }

  /// The lines that have come since the last call.
  mutating func readMore() -> [UInt8] {
    let text = rest + ((try? file.readMore()) ?? [])
    let end = text.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    rest = Array(text[end...])
    return Array(text[..<end])
  }
}
