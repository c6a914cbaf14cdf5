import Bytes

/// The sizes of an MCS domain that two providers agree on.
///
/// T.125 section 7, part 2, DomainParameters; MS-RDPBCGR 3.2.5.3.3 says what a client asks for.
public struct MCSDomainParameters: Equatable, Sendable {
  public let maxChannelIDs: UInt32
  public let maxUserIDs: UInt32
  public let maxTokenIDs: UInt32
  public let numPriorities: UInt32
  public let minThroughput: UInt32
  public let maxHeight: UInt32
  public let maxMCSPDUSize: UInt32
  public let protocolVersion: UInt32

  /// Reads the BER sequence; `field` says which one it is.
  init(parsing reader: inout ByteReader, _ field: StaticString) throws(ParseError) {
    var body = try reader.slice(try reader.readBERTag(0x30, field), field)
    maxChannelIDs = try body.readBERNumber("maxChannelIds")
    maxUserIDs = try body.readBERNumber("maxUserIds")
    maxTokenIDs = try body.readBERNumber("maxTokenIds")
    numPriorities = try body.readBERNumber("numPriorities")
    minThroughput = try body.readBERNumber("minThroughput")
    maxHeight = try body.readBERNumber("maxHeight")
    maxMCSPDUSize = try body.readBERNumber("maxMCSPDUsize")
    protocolVersion = try body.readBERNumber("protocolVersion")
    try body.expectEnd(of: field)
  }

  func append(to fields: inout FieldList) {
    fields.number("t125.maxChannelIds", maxChannelIDs)
    fields.number("t125.maxUserIds", maxUserIDs)
    fields.number("t125.maxTokenIds", maxTokenIDs)
    fields.number("t125.numPriorities", numPriorities)
    fields.number("t125.minThroughput", minThroughput)
    fields.number("t125.maxHeight", maxHeight)
    fields.number("t125.maxMCSPDUsize", maxMCSPDUSize)
    fields.number("t125.protocolVersion", protocolVersion)
  }
}
