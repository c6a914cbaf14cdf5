/// Every bound of this room, with its reason.
@usableFromInline
enum Limits {
  /// Bytes asked for in one read. Measured: smaller reads cost system calls, larger ones fall out of the second-level cache.
  static let readBytes = 256 << 10

  /// Bytes of a file that a thread sorts out at once. Measured: smaller blocks cost system calls and locks, larger ones memory.
  static let blockBytes = 1 << 20

  /// Bytes read beyond a block in the same call: the rest of its last record, nearly always.
  @usableFromInline static var overhang: Int { 2 << 10 }

  /// Room for the rest of a block's last record: the longest that network cards put together.
  static let overhangRoom = 68 << 10

  /// Records that follow each other before bytes in the middle of a file are taken for one. A wrong guess costs time only.
  static let chain = 6

  /// Longest record that is held in memory at once. No packet comes near it; a block that claims more is damage, and growing
  /// the buffer for it would let 16 bytes of a file ask for gigabytes.
  @usableFromInline static var recordBytes: Int { 16 << 20 }

  /// Longest packet of a classic pcap. libpcap and Wireshark refuse more: the format has no other sign that the walk from
  /// record to record has lost its place.
  static let packetBytes = 262_144

  /// Interfaces in a file, each of which stays in memory. A merge of captures has hundreds.
  static let interfaces = 16_384

  /// Bytes of decryption secrets in a file: the key log of about 80,000 TLS connections.
  static let secretBytes = 16 << 20

  /// Bytes that are read of a key log, or of a private key: a quarter of a million lines of a key log have no more.
  static let growingFileBytes = 32 << 20

  /// Names of a file's name resolution blocks.
  static let names = 65_536

  /// Bytes the writer gathers before it hands them to the system.
  static let writeBytes = 64 << 10

  /// How long a live capture waits for a packet before it asks whether to go on, in milliseconds: soon enough for Ctrl-C to feel
  /// immediate, seldom enough to cost nothing.
  static let waitMilliseconds: Int32 = 100

  /// Packets a live capture hands over before it asks the same while more are there.
  static let burst = 1024

  /// What a live capture keeps of a packet unless told otherwise: all of it, offloaded segments included.
  static let snapLength = 262_144
}
