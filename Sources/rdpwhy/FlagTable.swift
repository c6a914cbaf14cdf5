import Reports

extension Flag {
  /// Every flag, in the order of help. Letters mean what they mean in tcpdump and tshark.
  static let all: [Flag] = groups.flatMap(\.flags)

  static let groups: [(title: String, flags: [Flag])] = [
    ("Reading", input), ("Capturing live", live), ("Output", output),
  ]

  private static let input: [Flag] = [
    Flag("r", "read-file", "FILE", "read a capture; - is standard input") { arguments, value throws(Stop) in
      arguments.readFiles.append(value)
    },
    Flag("d", "decode-as", "tcp.port==N,rdp", "take port N for RDP; it is found on any port by content too") {
      arguments, value throws(Stop) in arguments.rdpPorts.append(try FlagValue.decodeAs(value))
    },
    Flag(nil, "server", "NAME", "name or address of the host you wanted to reach") { arguments, value throws(Stop) in
      arguments.server = value
    },
    Flag(nil, "code", "0x904", "the error code your client showed") { arguments, value throws(Stop) in
      (arguments.code, arguments.extendedCode) = try FlagValue.codes(value, arguments.extendedCode)
    },
    Flag(nil, "extended", "0x7", "the extended error code your client showed") { arguments, value throws(Stop) in
      arguments.extendedCode = try FlagValue.code(value, of: "--extended")
    },
    Flag(nil, "keylog", "FILE", "TLS key log, to look inside (the default: SSLKEYLOGFILE)") {
      arguments, value throws(Stop) in
      arguments.keyLog = value
    },
    Flag("o", nil, "tls.keylog_file:FILE", "the same, as tshark spells it") { arguments, value throws(Stop) in
      try FlagValue.preference(value, &arguments)
    },
    Flag(nil, "rsa-key", "FILE", "a server's private key, for TLS with RSA key exchange") {
      arguments, value throws(Stop) in
      arguments.privateKeys.append(value)
    },
    Flag("j", "jobs", "N", "work with N threads (the default: one for each processor)") {
      arguments, value throws(Stop) in
      arguments.jobs = try FlagValue.number(value, of: "-j", in: 1...1024)
    },
  ]

  private static let live: [Flag] = [
    Flag("i", "interface", "IFACE", "capture on this interface") { arguments, value throws(Stop) in
      arguments.interface = value
    },
    Flag("f", "filter", "BPF", "capture filter, in tcpdump's syntax") { arguments, value throws(Stop) in
      arguments.filter = value
    },
    Flag("w", "write-file", "FILE", "write the packets to a pcapng file as well") { arguments, value throws(Stop) in
      arguments.writeFile = value
    },
    Flag("c", "count", "N", "stop after N packets") { arguments, value throws(Stop) in
      arguments.count = try FlagValue.number(value, of: "-c", in: 1...Int.max)
    },
    Flag("a", "autostop", "duration:S", "stop after S seconds") { arguments, value throws(Stop) in
      arguments.seconds = try FlagValue.duration(value)
    },
    Flag("b", "ring-buffer", "filesize:KB", "") { _, _ throws(Stop) in
      throw .usage("-b is not supported yet; capture with 'dumpcap -b' and give rdpwhy the files")
    },
    Flag("s", "snapshot-length", "LEN", "keep only LEN bytes of each packet; 0 keeps all") {
      arguments, value throws(Stop) in
      let length = try FlagValue.number(value, of: "-s", in: 0...262_144)
      arguments.snapLength = length == 0 ? nil : length
    },
    Flag("B", "buffer-size", "MiB", "size of the kernel's buffer") { arguments, value throws(Stop) in
      arguments.bufferMiB = try FlagValue.number(value, of: "-B", in: 1...2047)
    },
    Flag("p", "no-promiscuous-mode", nil, "no promiscuous mode (the default)") { arguments, _ throws(Stop) in
      arguments.isPromiscuous = false
    },
    Flag(nil, "promiscuous", nil, "take frames for other hosts too, as at a mirror port") { arguments, _ throws(Stop) in
      arguments.isPromiscuous = true
    },
    Flag("D", "list-interfaces", nil, "list the interfaces") { arguments, _ throws(Stop) in
      arguments.listsInterfaces = true
    },
  ]

  private static let output: [Flag] = [
    Flag("T", "format", "FORMAT", "text (the default), json or ndjson") { arguments, value throws(Stop) in
      arguments.format = try FlagValue.choice(value, of: "output format")
    },
    Flag("t", nil, "a|r|d", "times of day, from the first packet, or between lines") {
      arguments, value throws(Stop) in arguments.time = try FlagValue.choice(value, of: "time format")
    },
    Flag("q", "quiet", nil, "one line an attempt") { arguments, _ throws(Stop) in arguments.detail = .quiet },
    Flag("v", "verbose", nil, "every event with all its fields") { arguments, _ throws(Stop) in
      arguments.detail = .verbose
    },
    Flag(nil, "color", "WHEN", "auto (the default), always or never") { arguments, value throws(Stop) in
      arguments.color = try FlagValue.choice(value, of: "colour setting")
    },
    Flag("n", nil, nil, "accepted; names are never looked up") { _, _ throws(Stop) in },
    Flag("h", "help", nil, "this help") { arguments, _ throws(Stop) in arguments.wantsHelp = true },
    Flag(nil, "version", nil, "the version") { arguments, _ throws(Stop) in arguments.wantsVersion = true },
  ]
}
