#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file, pipe or standard stream; closed when it goes out of scope, unless it is a standard stream.
///
/// The system calls of this room on files are here and nowhere else. A class, since threads that read one file share it.
@usableFromInline
final class FileDescriptor: Sendable {
  let number: Int32
  /// The path, or `-`: what errors call it.
  let name: String

  deinit { if number > 2 { _ = close(number) } }

  /// Opens `path` for reading; `-` is standard input.
  init(reading path: String) throws(CaptureError) {
    name = path
    number = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw Self.failure(path, advice: Self.advice(opening: errno)) }
    guard fileType != S_IFDIR else {
      throw CaptureError(
        source: path, reason: "is a directory", advice: "Name the capture files in it, for example \(path)/*.pcapng.")
    }
  }

  /// Creates `path` for writing, or empties it; `-` is standard output. Captures hold what others must not read: mode 600.
  init(writing path: String) throws(CaptureError) {
    name = path
    number = path == "-" ? 1 : unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw Self.failure(path, advice: Self.advice(opening: errno)) }
  }

  /// Size of a regular file; nil for a pipe or a device.
  var byteCount: Int? { fileType == S_IFREG ? Int(status.st_size) : nil }

  /// Whether any place can be read, in any order: a regular file that was opened here.
  var isSeekable: Bool { number > 2 && fileType == S_IFREG }

  /// Reads at most `buffer.count` bytes; 0 at the end. Waits for a source that has nothing yet.
  ///
  /// - Parameter offset: where to read, of a source that is seekable; nil reads on where the last read ended.
  @safe
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int?) throws(CaptureError) -> Int {
    while true {
      let count =
        if let offset {
          unsafe pread(number, buffer.baseAddress, buffer.count, off_t(offset))
        } else {
          unsafe systemRead(number, buffer.baseAddress, buffer.count)
        }
      if count >= 0 { return count }
      try waitOrThrow(for: POLLIN)
    }
  }

  /// Writes all of `bytes`.
  func write(_ bytes: [UInt8]) throws(CaptureError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe systemWrite(number, $0.baseAddress, $0.count) }
      if count >= 0 { rest = rest.dropFirst(count) } else { try waitOrThrow(for: POLLOUT) }
    }
  }
}

extension FileDescriptor {
  private var status: stat {
    var status = stat()
    _ = unsafe fstat(number, &status)
    return status
  }

  private var fileType: mode_t { status.st_mode & S_IFMT }

  /// Returns when the interrupted or not yet possible call may be tried again.
  private func waitOrThrow(for event: Int32) throws(CaptureError) {
    switch errno {
    case EINTR: return
    case EAGAIN:
      var request = pollfd(fd: number, events: Int16(truncatingIfNeeded: event), revents: 0)
      _ = unsafe poll(&request, 1, -1)
    default: throw Self.failure(name, advice: nil)
    }
  }

  /// The error of the system call that has just failed.
  private static func failure(_ name: String, advice: String?) -> CaptureError {
    let text = unsafe String(cString: strerror(errno))
    return CaptureError(source: name, reason: text.prefix(1).lowercased() + text.dropFirst(), advice: advice)
  }

  private static func advice(opening error: Int32) -> String? {
    switch error {
    case ENOENT: "Check the spelling of the path."
    case EACCES: "Your user may not open it: change its permissions or run with sudo."
    default: nil
    }
  }
}

extension [UInt8] {
  /// Adds a copy of `bytes`.
  mutating func append(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { unsafe append(contentsOf: $0) }
  }
}

// The methods above would hide the functions of the same name.
private let systemRead: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = unsafe read(_:_:_:)
private let systemWrite: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = unsafe write(_:_:_:)
