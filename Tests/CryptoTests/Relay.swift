import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Stands between a client and a server on this machine and keeps what each of them sends.
struct Relay {
  struct Recording: Sendable {
    var client: [UInt8] = []
    var server: [UInt8] = []
    /// Who sent the bytes and how many, in the order of their arrival.
    var turns: [(peer: Peer, count: Int)] = []

    enum Peer: Sendable { case client, server }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let port: UInt16
  private let listener: Int32

  /// Listens on a free port.
  init() throws {
    let listener = socket(AF_INET, streamType, 0)
    guard listener >= 0 else { throw Failure(description: "no socket") }
    var address = loopback(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(listener, $0, length) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound, listen(listener, 1) == 0 else { throw Failure(description: "no port to listen on") }
    port = UInt16(bigEndian: address.sin_port)
    self.listener = listener
  }

  func stop() { close(listener) }

  /// Carries one connection to `serverPort` until both sides have closed it or `seconds` have passed without a byte.
  func record(to serverPort: UInt16, seconds: Int32 = 5) -> Recording {
    defer { stop() }
    var recording = Recording()
    guard isReadable([listener], seconds)[0] else { return recording }
    let client = accept(listener, nil, nil)
    defer { close(client) }
    guard let server = connectToLoopback(port: serverPort) else { return recording }
    defer { close(server) }
    var isOpen = (client: true, server: true)
    while isOpen.client || isOpen.server {
      let ready = isReadable([isOpen.client ? client : -1, isOpen.server ? server : -1], seconds)
      guard ready.contains(true) else { break }
      if ready[0] { isOpen.client = carry(client, server, .client, &recording.client, &recording.turns) }
      if ready[1] { isOpen.server = carry(server, client, .server, &recording.server, &recording.turns) }
    }
    return recording
  }

  private func carry(
    _ source: Int32, _ target: Int32, _ peer: Recording.Peer, _ kept: inout [UInt8],
    _ turns: inout [(peer: Recording.Peer, count: Int)]
  ) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = unsafe recv(source, &buffer, buffer.count, 0)
    guard count > 0 else {
      shutdown(target, Int32(SHUT_WR))
      return false
    }
    kept += buffer.prefix(count)
    turns.append((peer, count))
    var sent = 0
    while sent < count {
      let rest = Array(buffer[sent..<count])
      let step = unsafe send(target, rest, rest.count, noSignal)
      guard step > 0 else { return false }
      sent += step
    }
    return true
  }
}

/// A connection to the port, once somebody listens there.
func connectToLoopback(port: UInt16, attempts: Int = 100) -> Int32? {
  for _ in 0..<attempts {
    let handle = socket(AF_INET, streamType, 0)
    var address = loopback(port: port)
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result == 0 { return handle }
    close(handle)
    usleep(20000)
  }
  return nil
}

private func loopback(port: UInt16) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
  return address
}

/// Negative handles are never ready.
private func isReadable(_ handles: [Int32], _ seconds: Int32) -> [Bool] {
  var entries = handles.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  let count = nfds_t(entries.count)
  guard unsafe poll(&entries, count, seconds * 1000) > 0 else { return handles.map { _ in false } }
  return entries.map { $0.revents != 0 }
}

#if canImport(Glibc)
  private let streamType = Int32(SOCK_STREAM.rawValue)
  private let noSignal = Int32(MSG_NOSIGNAL)
#else
  private let streamType = SOCK_STREAM
  private let noSignal: Int32 = 0
#endif
