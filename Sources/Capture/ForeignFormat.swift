/// A file that is no pcap or pcapng but that people pass for one, and what to do with it.
struct ForeignFormat {
  let reason: String
  let advice: String

  /// Recognises `start`, the first bytes of the file called `path`.
  init?(start: [UInt8], path: String) {
    guard let known = Self.known.first(where: { start.starts(with: $0.magic) }) else { return nil }
    reason = known.reason
    advice = known.advice(path)
  }

  private static let known: [(magic: [UInt8], reason: String, advice: @Sendable (String) -> String)] = [
    ([0x1f, 0x8b], "is compressed with gzip", { decompress($0, with: "zcat") }),
    ([0x28, 0xb5, 0x2f, 0xfd], "is compressed with zstd", { decompress($0, with: "zstdcat") }),
    ([0x04, 0x22, 0x4d, 0x18], "is compressed with lz4", { decompress($0, with: "lz4cat") }),
    ([0xfd, 0x37, 0x7a, 0x58, 0x5a], "is compressed with xz", { decompress($0, with: "xzcat") }),
    (Array("BZh".utf8), "is compressed with bzip2", { decompress($0, with: "bzcat") }),
    (Array("PK\u{3}\u{4}".utf8), "is a zip archive", { _ in "Unpack it and name the capture files in it." }),
    (Array("GMBU".utf8), "is a capture of Microsoft Network Monitor", { convert($0) }),
    (Array("snoop\0".utf8), "is a capture of Solaris snoop", { convert($0) }),
    (Array("TRSNIFF".utf8), "is a capture of the Sniffer", { convert($0) }),
  ]

  /// What to say of any other file.
  static func advice(_ path: String) -> String {
    path.lowercased().hasSuffix(".etl")
      ? "Convert the trace on a Windows machine: pktmon etl2pcap \(path)"
      : "rdpwhy reads pcap and pcapng files; capinfos or file may tell what this one is."
  }

  private static func decompress(_ path: String, with tool: String) -> String {
    path == "-"
      ? "Decompress it before: \(tool) FILE | rdpwhy analyze -"
      : "Pass it through \(tool): \(tool) \(path) | rdpwhy analyze -"
  }

  private static func convert(_ path: String) -> String {
    "Convert it with a tool of Wireshark: editcap \(path) capture.pcapng"
  }
}
