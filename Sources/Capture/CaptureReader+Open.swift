import Bytes

extension CaptureReader {
  /// Tells the format by the first bytes of `buffer` and reads the header.
  init(_ buffer: ReadBuffer) throws(CaptureError) {
    let path = buffer.descriptor.name
    _ = try buffer.fill(atLeast: 16)
    let start = buffer.peek(16)
    guard !start.isEmpty else {
      throw CaptureError(source: path, reason: "is empty", advice: "Nothing was captured, or nothing written yet.")
    }
    if start.starts(with: [0x0a, 0x0d, 0x0d, 0x0a]) {
      format = .pcapng(try Self.readSectionHeader(buffer))
      summary = CaptureSummary(path: path, format: "pcapng")
    } else if PcapMagic(start) != nil {
      let file = try Self.readFileHeader(buffer)
      format = .pcap(file)
      summary = CaptureSummary(path: path, format: "pcap")
      summary.linkTypes = [file.linkType]
      summary.notes = file.versionNote.map { [$0] } ?? []
    } else {
      throw Self.foreign(start, path)
    }
    self.buffer = buffer
  }

  private static func readFileHeader(_ buffer: ReadBuffer) throws(CaptureError) -> PcapFile {
    try readHeader(buffer, PcapFile.headerLength) { reader throws(ParseError) in try PcapFile(parsing: &reader) }
  }

  /// Checks that the first section header block is there and sound, and leaves it to be read with the other blocks.
  private static func readSectionHeader(_ buffer: ReadBuffer) throws(CaptureError) -> PcapngFile {
    let (file, length) = try readHeader(buffer, 28) { reader throws(ParseError) in
      var (file, ahead) = (PcapngFile(), reader.copy())
      try ahead.skip(4, "block type")
      try file.beginSection(&ahead)
      ahead = reader.copy()
      return (file, try PcapngBlock(parsing: &ahead, file.order).totalLength)
    }
    guard try buffer.fill(atLeast: length) else { throw cut(buffer, length) }
    return file
  }

  private static func readHeader<Header>(
    _ buffer: ReadBuffer, _ length: Int, _ parse: (inout ByteReader) throws(ParseError) -> Header
  ) throws(CaptureError) -> Header {
    guard try buffer.fill(atLeast: length) else { throw cut(buffer, length) }
    do {
      return try buffer.withUnread(parse)
    } catch {
      throw unreadable(error, buffer.descriptor.name)
    }
  }

  private static func cut(_ buffer: ReadBuffer, _ needed: Int) -> CaptureError {
    CaptureError(
      source: buffer.descriptor.name, offset: buffer.end,
      reason: "ends in its header: expected \(needed) bytes, got \(buffer.unread)",
      advice: "The capture was cut when it was copied or written; copy it again.")
  }

  private static func unreadable(_ error: ParseError, _ path: String) -> CaptureError {
    CaptureError(
      source: path, offset: error.position, reason: "\(error)",
      advice: "If Wireshark reads the file, save it there as pcapng.")
  }

  private static func foreign(_ start: [UInt8], _ path: String) -> CaptureError {
    let known = ForeignFormat(start: start, path: path)
    return CaptureError(
      source: path, offset: 0, reason: known?.reason ?? "is no pcap or pcapng file",
      advice: known?.advice ?? ForeignFormat.advice(path))
  }
}
