import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the program asks of the operating system. Calls that need pointers are made here and nowhere else in this room.
enum System {
  static let standardOutput: Int32 = 1
  static let standardError: Int32 = 2

  static func exit(with status: ExitStatus) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status.rawValue)
    #else
      Darwin.exit(status.rawValue)
    #endif
  }

  /// Writing to a closed pipe then fails with an error instead of ending the program.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// The text as C has it, kept for as long as the process lives.
  static func keep(_ text: String) -> UnsafePointer<CChar>? { unsafe UnsafePointer(strdup(text)) }

  /// How many processors there are to work with.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Nanoseconds on the clock of the day, since 1970.
  static var now: Int64 { nanoseconds(CLOCK_REALTIME) }

  /// Nanoseconds on a clock that only ever goes forward.
  static var uptime: Int64 { nanoseconds(CLOCK_MONOTONIC) }

  /// Writes all of the bytes.
  ///
  /// - Returns: nil, or the number of the error that ended the writing.
  static func write(_ bytes: RawSpan, to descriptor: Int32) -> Int32? {
    unsafe bytes.withUnsafeBytes { buffer -> Int32? in
      var rest = unsafe buffer[...]
      while unsafe !rest.isEmpty {
        let count = unsafe Self.write(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if count < 0, errno != EINTR { return errno }
        unsafe rest = rest.dropFirst(max(0, count))
      }
      return nil
    }
  }

  static func isBrokenPipe(_ error: Int32) -> Bool { error == EPIPE }

  static func describe(_ error: Int32) -> String { unsafe String(cString: strerror(error)) }

  /// From now on Ctrl-C and a polite kill set `isInterrupted`; a second one ends the program as usual.
  static func catchInterrupts() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        interrupted.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  static var isInterrupted: Bool { interrupted.load(ordering: .relaxed) }

  private static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    #else
      unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func nanoseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

/// Set by the signal handler, which may do nothing that takes a lock or memory.
private let interrupted = Atomic<Bool>(false)
