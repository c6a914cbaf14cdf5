/// What a capture turned out to be, known once it has been read to its end.
public struct CaptureSummary: Equatable, Sendable {
  /// A file's path as the user gave it, `-` for standard input, or the interface.
  public var path: String
  /// `pcap`, `pcapng` or `live`.
  public var format: String
  /// The LINKTYPE_ values of the interfaces, in order of appearance, each once.
  public var linkTypes: [UInt16] = []
  /// Packets handed to the sink. A pcapng may have more frames than packets: Wireshark numbers custom blocks and events too.
  public var packets = 0
  /// Earliest and latest timestamp, which need not be those of the first and last packet.
  public var firstPacket: Timestamp?
  public var lastPacket: Timestamp?
  /// Packets the kernel or the interface dropped, as far as the capture says.
  public var dropped = 0
  /// What the reader of the report must know: a cut last record, a block that could not be read. Whole sentences.
  public var notes: [String] = []
  /// Why reading stopped before the end of the source; one of the notes says so too. Every packet before it was handed over.
  public var damage: CaptureError?
  /// Decryption Secrets Blocks, kept for decryption.
  public var secrets: [DecryptionSecrets] = []
  /// Name Resolution Blocks: addresses the capture itself has names for.
  public var names: [ResolvedName] = []

  public init(path: String, format: String) {
    self.path = path
    self.format = format
  }
}

/// The payload of a pcapng Decryption Secrets Block. It is key material: nothing may print it.
public struct DecryptionSecrets: Equatable, Sendable {
  /// `0x544c534b` for a TLS key log.
  public let type: UInt32
  public let data: [UInt8]

  public init(type: UInt32, data: [UInt8]) {
    self.type = type
    self.data = data
  }
}

/// One record of a pcapng Name Resolution Block: 4 or 16 address bytes and a name.
public struct ResolvedName: Equatable, Sendable {
  public let address: [UInt8]
  public let name: String

  public init(address: [UInt8], name: String) {
    self.address = address
    self.name = name
  }
}
