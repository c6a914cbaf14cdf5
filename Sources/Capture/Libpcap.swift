internal import CPcap

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An activated libpcap handle; everything of libpcap that this program uses for capturing is here.
@safe
final class Libpcap {
  private let handle: OpaquePointer
  private let isNanosecond: Bool
  /// What libpcap warned of when the capture began.
  let warning: String?

  deinit { unsafe pcap_close(handle) }

  /// What cannot be done, in libpcap's numbers and words.
  struct Failure: Error {
    let code: Int32
    let message: String

    var isPermission: Bool { code == PCAP_ERROR_PERM_DENIED || code == PCAP_ERROR_PROMISC_PERM_DENIED }
    var isNoSuchDevice: Bool { code == PCAP_ERROR_NO_SUCH_DEVICE }
    var isDown: Bool { code == PCAP_ERROR_IFACE_NOT_UP }
  }

  /// Opens `interface` and begins to capture.
  init(interface: String, snapLength: Int, bufferBytes: Int?, promiscuous: Bool) throws(Failure) {
    var message = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
    guard let handle = unsafe pcap_create(interface, &message) else {
      throw Failure(code: PCAP_ERROR, message: Self.text(message))
    }
    unsafe self.handle = handle
    _ = unsafe pcap_set_snaplen(handle, Int32(clamping: snapLength))
    _ = unsafe pcap_set_promisc(handle, promiscuous ? 1 : 0)
    _ = unsafe pcap_set_timeout(handle, Limits.waitMilliseconds)
    if let bufferBytes { _ = unsafe pcap_set_buffer_size(handle, Int32(clamping: bufferBytes)) }
    // Where the interface has microseconds only, libpcap refuses and stays as it was.
    _ = unsafe pcap_set_tstamp_precision(handle, PCAP_TSTAMP_PRECISION_NANO)
    let status = unsafe pcap_activate(handle)
    unsafe isNanosecond = pcap_get_tstamp_precision(handle) == PCAP_TSTAMP_PRECISION_NANO
    warning = status > 0 ? unsafe Self.text(handle, status) : nil
    guard status >= 0 else { throw Failure(code: status, message: unsafe Self.text(handle, status)) }
    guard unsafe pcap_setnonblock(handle, 1, &message) == 0 else {
      throw Failure(code: PCAP_ERROR, message: Self.text(message))
    }
  }

  /// Lets only packets through that match `filter`.
  func setFilter(_ filter: String) throws(Failure) {
    var program = unsafe bpf_program()
    guard unsafe pcap_compile(handle, &program, filter, 1, UInt32.max) == 0 else { throw failure(PCAP_ERROR) }
    defer { unsafe pcap_freecode(&program) }
    guard unsafe pcap_setfilter(handle, &program) == 0 else { throw failure(PCAP_ERROR) }
  }

  /// The DLT_ value of the interface.
  var dataLink: Int32 { unsafe pcap_datalink(handle) }

  var snapLength: Int { Int(unsafe pcap_snapshot(handle)) }

  /// Packets received and dropped since the capture began.
  var statistics: (received: Int, dropped: Int) {
    var statistics = pcap_stat()
    guard unsafe pcap_stats(handle, &statistics) == 0 else { return (0, 0) }
    return (Int(statistics.ps_recv), Int(statistics.ps_drop) + Int(statistics.ps_ifdrop))
  }

  /// Hands the next packet to `body`: when it was captured, its length on the wire and its bytes.
  ///
  /// - Returns: false when there is none at the moment.
  func next(_ body: (Timestamp, Int, RawSpan) -> Void) throws(Failure) -> Bool {
    var header: UnsafeMutablePointer<pcap_pkthdr>?
    var data: UnsafePointer<UInt8>?
    let status = unsafe pcap_next_ex(handle, &header, &data)
    guard status >= 0 else { throw failure(status) }
    guard status == 1, let header = unsafe header?.pointee, let data = unsafe data else { return false }
    let bytes = unsafe RawSpan(_unsafeStart: UnsafeRawPointer(data), byteCount: Int(header.caplen))
    body(timestamp(header.ts), Int(header.len), bytes)
    return true
  }

  /// Waits until there may be a packet, a signal has come, or some time has passed.
  func wait() {
    let descriptor = unsafe pcap_get_selectable_fd(handle)
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = unsafe poll(&request, descriptor < 0 ? 0 : 1, Limits.waitMilliseconds)
  }
}

extension Libpcap {
  private func timestamp(_ time: timeval) -> Timestamp {
    let fraction = Int64(time.tv_usec) &* (isNanosecond ? 1 : 1000)
    return Timestamp(nanoseconds: Int64(time.tv_sec) &* 1_000_000_000 &+ fraction)
  }

  private func failure(_ code: Int32) -> Failure {
    Failure(code: code, message: unsafe Self.text(handle, code))
  }

  private static func text(_ message: [CChar]) -> String {
    String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What libpcap says of `status`, in detail where it has one.
  private static func text(_ handle: OpaquePointer, _ status: Int32) -> String {
    let detail = unsafe String(cString: pcap_geterr(handle))
    return detail.isEmpty || status == PCAP_ERROR_NO_SUCH_DEVICE
      ? unsafe String(cString: pcap_statustostr(status)) : detail
  }
}

// MARK: - Interfaces

extension Libpcap {
  /// The interfaces of this machine, in libpcap's order.
  static func interfaces() throws(Failure) -> [CaptureInterface] {
    var message = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
    var first: UnsafeMutablePointer<pcap_if_t>?
    guard unsafe pcap_findalldevs(&first, &message) == 0 else {
      throw Failure(code: PCAP_ERROR, message: text(message))
    }
    defer { unsafe pcap_freealldevs(first) }
    var interfaces: [CaptureInterface] = []
    var next = unsafe first
    while let device = unsafe next {
      unsafe interfaces.append(CaptureInterface(device.pointee))
      unsafe next = device.pointee.next
    }
    return interfaces
  }
}

extension CaptureInterface {
  fileprivate init(_ device: pcap_if_t) {
    let flags = unsafe device.flags
    self.init(
      name: unsafe String(cString: device.name),
      description: unsafe device.description.map { unsafe String(cString: $0) },
      addresses: unsafe Self.addresses(device.addresses),
      isUp: flags & UInt32(PCAP_IF_UP) != 0, isLoopback: flags & UInt32(PCAP_IF_LOOPBACK) != 0)
  }

  private static func addresses(_ first: UnsafeMutablePointer<pcap_addr>?) -> [String] {
    var addresses: [String] = []
    var next = unsafe first
    while let entry = unsafe next {
      if let address = unsafe entry.pointee.addr, let text = unsafe text(address) { addresses.append(text) }
      unsafe next = entry.pointee.next
    }
    return addresses
  }

  /// An IPv4 or IPv6 address as text; nil for any other.
  private static func text(_ address: UnsafeMutablePointer<sockaddr>) -> String? {
    let isVersion4 = unsafe Int32(address.pointee.sa_family) == AF_INET
    guard unsafe isVersion4 || Int32(address.pointee.sa_family) == AF_INET6 else { return nil }
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let length = isVersion4 ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
    guard
      unsafe getnameinfo(address, socklen_t(length), &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
    else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
