import Dissectors

/// Opens the records that one peer sends under one set of keys.
///
/// Both peers count their records, and the number is part of what authenticates. A record that does not open takes a number as well, so that
/// one damaged record does not close those after it. When a record fails among others that open, or after a gap, the numbers next to the
/// expected one are tried: records before it may be missing from the capture, or it may be there twice.
struct RecordOpener: Sendable {
  private var protection: Protection
  /// The number of the next record.
  private(set) var sequence: UInt64 = 0
  /// Some record has authenticated, so the keys are right.
  private(set) var isProven = false
  private var gaps = 0
  private var searchesLeft = Self.maximumSearches

  /// Most records that may be missing in one place.
  static let searchDistance: UInt64 = 64
  /// Most searches under one set of keys, so that a hostile capture cannot make each record cost many.
  static let maximumSearches = 16

  enum Protection: Sendable {
    case authenticated(AuthenticatedProtection)
    case blocks(BlockProtection)
    case stream(StreamProtection)
  }

  init(_ protection: Protection) { self.protection = protection }

  /// The content of the next record.
  mutating func open(_ record: SealedRecord) throws(DecryptionError) -> TLSPlaintext {
    let expected = sequence
    var number = expected
    sequence &+= 1
    defer { protection.advance(past: record, as: number) }
    if let content = try content(of: record, as: expected) { return succeed(content, missing: 0) }
    if let found = try search(record, from: expected &+ 1) {
      number = found.number
      sequence = number &+ 1
      return succeed(found.content, missing: Int(number &- expected))
    }
    let failure = try failure(record, expected)
    // What was sent before has its number already.
    if case .repeated = failure { sequence = expected }
    throw failure
  }

  /// Whether the keys fit the record as the first one, which changes nothing.
  func fits(_ record: SealedRecord) -> Bool { (try? content(of: record, as: 0)) != nil }

  /// Takes note that bytes are missing before the next record.
  mutating func noteGap() {
    gaps += 1
    protection.breakChain()
  }

  private mutating func succeed(_ content: TLSPlaintext, missing: Int) -> TLSPlaintext {
    isProven = true
    gaps = 0
    return TLSPlaintext(contentType: content.contentType, bytes: content.bytes, missingRecords: missing)
  }

  private mutating func search(
    _ record: SealedRecord, from first: UInt64
  ) throws(DecryptionError) -> (number: UInt64, content: TLSPlaintext)? {
    guard isProven || gaps > 0, searchesLeft > 0, protection.canMissRecords else { return nil }
    searchesLeft -= 1
    for number in first..<(first &+ Self.searchDistance) {
      if let content = try content(of: record, as: number) { return (number, content) }
    }
    return nil
  }

  private func failure(_ record: SealedRecord, _ expected: UInt64) throws(DecryptionError) -> DecryptionError {
    guard isProven else { return gaps > 0 ? .afterGap : .wrongSecret }
    for number in (expected - min(expected, 8))..<expected where searchesLeft > 0 && protection.canMissRecords {
      if try content(of: record, as: number) != nil { return .repeated(record: number) }
    }
    return gaps > 0 ? .afterGap : .damaged(record: expected)
  }

  private func content(of record: SealedRecord, as number: UInt64) throws(DecryptionError) -> TLSPlaintext? {
    guard let bytes = try protection.open(record, as: number) else { return nil }
    guard protection.isTLS13 else {
      return TLSPlaintext(contentType: record.contentType, bytes: bytes, missingRecords: 0)
    }
    // The type stands behind the content, before zeros that hide its size: RFC 8446 section 5.2.
    guard let end = bytes.lastIndex(where: { $0 != 0 }) else { throw .malformed("a record without a content type") }
    return TLSPlaintext(
      contentType: TLSContentType(rawValue: bytes[end]), bytes: Array(bytes[..<end]), missingRecords: 0)
  }
}

extension RecordOpener.Protection {
  fileprivate var isTLS13: Bool { if case .authenticated(let protection) = self { protection.isTLS13 } else { false } }

  /// Whether a record can open though some before it are not there; a keystream cannot, nor a chain that no MAC covers.
  fileprivate var canMissRecords: Bool {
    switch self {
    case .authenticated: return true
    case .blocks(let protection): return protection.chain == nil || !protection.encryptsThenMACs
    case .stream(let protection):
      if case .none = protection.keystream { return true }
      return false
    }
  }

  fileprivate func open(_ record: SealedRecord, as number: UInt64) throws(DecryptionError) -> [UInt8]? {
    switch self {
    case .authenticated(let protection): try protection.open(record, as: number)
    case .blocks(let protection): try protection.open(record, as: number)
    case .stream(let protection): try protection.open(record, as: number)
    }
  }

  fileprivate mutating func advance(past record: SealedRecord, as number: UInt64) {
    switch self {
    case .authenticated: break
    case .blocks(var protection):
      protection.advance(past: record, as: number)
      self = .blocks(protection)
    case .stream(var protection):
      protection.advance(past: record)
      self = .stream(protection)
    }
  }

  fileprivate mutating func breakChain() {
    switch self {
    case .blocks(var protection) where protection.chain != nil:
      protection.chain = .broken
      self = .blocks(protection)
    case .stream(var protection):
      if case .rc4 = protection.keystream { protection.keystream = .broken }
      self = .stream(protection)
    default: break
    }
  }
}
