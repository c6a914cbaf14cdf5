import Bytes
import Capture
import Dissectors

/// Something that happened in a connection, with the frame that proves it.
///
/// The events of a timeline lie side by side in one array, and an event is its place there: a connection has dozens, and an object for each took
/// longer to make and to throw away than its bytes to read.
public struct Event: Sendable {
  /// What happened.
  public enum Kind: Sendable {
    /// A message: in clear, or opened with the user's secrets.
    indirect case message(any WireMessage)
    /// A protected TLS record: its type and body length are all that shows.
    case encrypted(EncryptedRecord)
    /// A TCP segment that matters by itself: SYN, FIN, RST.
    case segment(TCPFlags)
    /// A router or host refused on the connection's behalf.
    indirect case icmp(ICMPError, from: IPAddress)
    /// Bytes that are not what the protocol allows here.
    indirect case malformed(ParseError)
    /// `count` bytes the capture does not hold; zero when their number is unknown.
    case gap(count: Int)
    /// A message that began and did not come whole: bytes that came, and bytes it announced, where it says.
    indirect case partial(have: Int, need: Int?)
    /// Bytes of another protocol: what they look like, and how they begin.
    indirect case foreign(protocol: String)
  }

  /// What is kept of it.
  @usableFromInline
  struct Record: Sendable {
    @usableFromInline let frame: Int
    @usableFromInline let time: Timestamp
    let range: Range<Int>
    @usableFromInline let kind: Kind
    @usableFromInline let side: Side
    @usableFromInline let phase: Phase
    let isInsideTLS: Bool
    // What rules ask for often stands beside the kind: to take that out to look at it is not cheap.
    /// The type of its message.
    let messageType: (any WireMessage.Type)?
    /// Whether it is a closed record of what runs inside TLS, as most are.
    let isApplicationRecord: Bool
  }

  @usableFromInline let records: [Record]
  @usableFromInline let index: Int

  /// The event at `index` of a timeline's records.
  @inlinable
  init(_ records: [Record], at index: Int) {
    self.records = records
    self.index = index
  }

  /// An event on its own.
  public init(
    frame: Int, time: Timestamp, side: Side, phase: Phase, kind: Kind, range: Range<Int> = 0..<0,
    isInsideTLS: Bool = false
  ) {
    let record = Record(
      frame: frame, time: time, side: side, phase: phase, kind: kind, range: range, isInsideTLS: isInsideTLS)
    self.init([record], at: 0)
  }

  /// The frame in which the last byte of it came, 1-based over the file.
  @inlinable public var frame: Int { records[index].frame }
  @inlinable public var time: Timestamp { records[index].time }
  @inlinable public var side: Side { records[index].side }
  @inlinable public var phase: Phase { records[index].phase }
  @inlinable public var kind: Kind { records[index].kind }
  /// Offsets of the bytes in the sender's stream; empty for what is not part of a stream. Of what came inside TLS, those of its records.
  public var range: Range<Int> { records[index].range }
  /// Whether it was content of TLS application data.
  public var isInsideTLS: Bool { records[index].isInsideTLS }
}

extension Event {
  /// The record, if it is a protected one.
  @inlinable public var closedRecord: EncryptedRecord? {
    if case .encrypted(let record) = records[index].kind { record } else { nil }
  }
}

extension Event.Record {
  init(
    frame: Int, time: Timestamp, side: Side, phase: Phase, kind: Event.Kind, range: Range<Int> = 0..<0,
    isInsideTLS: Bool = false
  ) {
    var messageType: (any WireMessage.Type)?
    var isApplicationRecord = false
    switch kind {
    case .message(let message): messageType = type(of: message)
    case .encrypted(let record): isApplicationRecord = record.role == .application
    default: break
    }
    self.init(
      frame: frame, time: time, range: range, kind: kind, side: side, phase: phase, isInsideTLS: isInsideTLS,
      messageType: messageType, isApplicationRecord: isApplicationRecord)
  }

  /// Whether it is a message of `kind`.
  func holds<Message: WireMessage>(_ kind: Message.Type) -> Bool { messageType == kind }

  /// Whether it is what runs inside TLS, be it a closed record or something that was opened.
  var isApplicationData: Bool { isInsideTLS || isApplicationRecord }

  /// The sizes that a closed record of what runs inside TLS may have in clear.
  var plaintextLength: ClosedRange<Int>? {
    guard isApplicationRecord, case .encrypted(let closed) = kind else { return nil }
    return closed.plaintextLength
  }
}

/// A protected TLS record as an outsider sees it (RFC 8446 section 5.2, RFC 5246 section 6.2.3).
public struct EncryptedRecord: Sendable, Equatable {
  public let contentType: TLSContentType
  /// What the record must be, by its type before TLS 1.3 and by its place and length in TLS 1.3.
  public let role: Role
  // No record is longer than its header can say, and a session is made of little else: so these are kept short.
  private let bodyLength: UInt16
  private let plaintext: ClosedRange<UInt16>?

  public init(contentType: TLSContentType, length: Int, role: Role, plaintextLength: ClosedRange<Int>? = nil) {
    self.contentType = contentType
    self.role = role
    bodyLength = UInt16(clamping: length)
    plaintext = plaintextLength.map { UInt16(clamping: $0.lowerBound)...UInt16(clamping: $0.upperBound) }
  }

  /// Length of the protected body, without the 5 bytes of header.
  public var length: Int { Int(bodyLength) }

  /// How many bytes of plaintext it can hold by the cipher suite; nil while the suite is not known.
  public var plaintextLength: ClosedRange<Int>? { plaintext.map { Int($0.lowerBound)...Int($0.upperBound) } }

  /// Wireshark's names of its two numbers.
  @inlinable public static var contentTypeName: StaticString { "tls.record.content_type" }
  @inlinable public static var lengthName: StaticString { "tls.record.length" }

  /// What a protected record is for.
  public enum Role: String, Sendable {
    case handshake
    case alert
    case application

    /// What reports call such a record.
    public var name: StaticString {
      switch self {
      case .handshake: "encrypted handshake record"
      case .alert: "encrypted alert record"
      case .application: "encrypted application record"
      }
    }
  }
}

extension Event {
  /// What happened, in a few words: the message's name in the specification, or what was seen instead of one.
  public var name: String {
    switch kind {
    case .message: (innerType ?? records[index].messageType)?.name ?? ""
    case .encrypted(let record): record.role.name.description
    case .segment(let flags): flags.segmentName
    case .icmp(let error, _): "ICMP \(error.reason.name ?? error.reason.typeName ?? "error")"
    case .malformed: "malformed bytes"
    case .gap: "bytes missing from the capture"
    case .partial: "a message that did not come whole"
    case .foreign(let name): "bytes that are not RDP: \(name)"
    }
  }

  /// The type of the message that an MCS PDU is.
  private var innerType: (any WireMessage.Type)? {
    message(MCSDomainPDU.self)?.content.message.map { type(of: $0) }
  }

  /// The message, if it is one of `kind`.
  func message<Message: WireMessage>(_ kind: Message.Type) -> Message? {
    guard holds(kind), case .message(let message) = self.kind else { return nil }
    return message as? Message
  }

  /// Whether it is a message of `kind`.
  func holds<Message: WireMessage>(_ kind: Message.Type) -> Bool {
    records[index].holds(kind)
  }

  /// Whether it is a closed record of what runs inside TLS: it only says that somebody sent something.
  public var isApplicationRecord: Bool { records[index].isApplicationRecord }

  /// Whether it is a message.
  var isMessage: Bool { records[index].messageType != nil }

  /// The sizes that a closed record of what runs inside TLS may have in clear.
  var plaintextLength: ClosedRange<Int>? { records[index].plaintextLength }

  var isMalformed: Bool { if case .malformed = kind { true } else { false } }

  /// Whether it is a message that TLS protects always, and that was opened.
  public var wasProtected: Bool {
    guard case .message(let message) = kind else { return false }
    return isInsideTLS || message is EncryptedExtensions
  }

  /// Whether it is what runs inside TLS, be it a closed record or something that was opened.
  public var isApplicationData: Bool { records[index].isApplicationData }

  /// Everything worth printing about it, under Wireshark's names.
  public var fields: [Field] { FieldList.fields(append) }

  /// Appends everything worth printing about it, under Wireshark's names.
  public func append(to fields: inout FieldList) {
    switch kind {
    case .message(let message): message.append(to: &fields)
    case .encrypted(let record):
      fields.add(
        EncryptedRecord.contentTypeName, .unsigned(UInt64(record.contentType.rawValue)),
        meaning: record.contentType.name)
      fields.add(EncryptedRecord.lengthName, .unsigned(UInt64(record.length)))
    case .icmp(let error, _): error.append(to: &fields)
    case .segment, .malformed, .gap, .partial, .foreign: break
    }
  }
}

extension TCPFlags {
  /// What reports call a segment, by the control bits that open, end and acknowledge: "TCP SYN, ACK".
  fileprivate var segmentName: String { Self.segmentNames[Int(rawValue) & (Self.segmentNames.count - 1)] }

  private static let segmentNames = (UInt8(0)..<32).map { bits in
    let flags: [(TCPFlags, String)] = [(.syn, "SYN"), (.fin, "FIN"), (.rst, "RST"), (.ack, "ACK")]
    return "TCP " + flags.filter { Self(rawValue: bits).contains($0.0) }.map(\.1).joined(separator: ", ")
  }
}
