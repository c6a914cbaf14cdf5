import Bytes

/// A measurement of round-trip time or bandwidth: a server's request, or a client's response.
///
/// MS-RDPBCGR 2.2.14.3 (request) and 2.2.14.4 (response), with the security header before the structures of 2.2.14.1 and 2.2.14.2.
public struct AutoDetect: WireMessage {
  public static let name = "RDP Auto-Detect"

  public let header: SecurityHeader
  /// Whether the client sent it.
  public let isResponse: Bool
  public let sequenceNumber: UInt16
  public let type: Kind
  public let values: Values

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    isResponse = try SecurityHeader(parsing: &ahead).flags.contains(.autoDetectResponse)
    header = try SecurityHeader(parsing: &reader, expecting: isResponse ? .autoDetectResponse : .autoDetectRequest)
    let start = reader.position
    let length = Int(try reader.readUInt8("autodetect headerLength"))
    guard length >= 6 else {
      throw reader.invalid("autodetect headerLength", at: start, expected: "6 or more", found: length)
    }
    var body = try reader.slice(length - 1, "autodetect header")
    let typeID = try body.readUInt8("autodetect headerTypeId")
    guard typeID == (isResponse ? 1 : 0) else {
      throw body.invalid("autodetect headerTypeId", at: start + 1, expected: "0 or 1 as the flags say", found: typeID)
    }
    sequenceNumber = try body.readUInt16LE("autodetect sequenceNumber")
    type = Kind(rawValue: try body.readUInt16LE("autodetect type"), isResponse: isResponse)
    values = try Values(type, parsing: &body, payload: &reader)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.bandwidth.typeid", UInt8(isResponse ? 1 : 0))
    fields.bits("rdp.bandwidth.sequencenumber", sequenceNumber)
    fields.bits(isResponse ? "rdp.bandwidth.resptype" : "rdp.bandwidth.reqtype", type.rawValue, meaning: type.name)
    values.append(to: &fields)
  }

  /// What is asked or answered; the same numbers mean different things in the two directions.
  public struct Kind: Hashable, Sendable {
    public let rawValue: UInt16
    public let isResponse: Bool

    public init(rawValue: UInt16, isResponse: Bool) {
      self.rawValue = rawValue
      self.isResponse = isResponse
    }

    public var name: String? {
      switch (isResponse, rawValue) {
      case (false, 0x0001), (false, 0x1001): "round-trip time request"
      case (false, 0x0014), (false, 0x0114), (false, 0x1014): "bandwidth measure start"
      case (false, 0x0002): "bandwidth measure payload"
      case (false, 0x002B), (false, 0x0429), (false, 0x0629): "bandwidth measure stop"
      case (false, 0x0840), (false, 0x0880), (false, 0x08C0): "network characteristics result"
      case (true, 0x0000): "round-trip time response"
      case (true, 0x0003), (true, 0x000B): "bandwidth measure results"
      case (true, 0x0018): "network characteristics sync"
      default: nil
      }
    }
  }

  /// The numbers that some types carry; times are milliseconds, bandwidths kilobits a second.
  public struct Values: Equatable, Sendable {
    public var payloadLength: Int?
    public var baseRTT: UInt32?
    public var bandwidth: UInt32?
    public var averageRTT: UInt32?
    public var timeDelta: UInt32?
    public var byteCount: UInt32?
  }
}

extension AutoDetect.Values {
  fileprivate init(
    _ type: AutoDetect.Kind, parsing body: inout ByteReader, payload reader: inout ByteReader
  ) throws(ParseError) {
    switch (type.isResponse, type.rawValue) {
    case (false, 0x0002), (false, 0x002B):
      let length = Int(try body.readUInt16LE("autodetect payloadLength"))
      payloadLength = try reader.skipSecret(length, "autodetect payload")
    case (false, 0x0840):
      baseRTT = try body.readUInt32LE("baseRTT")
      averageRTT = try body.readUInt32LE("averageRTT")
    case (false, 0x0880):
      bandwidth = try body.readUInt32LE("bandwidth")
      averageRTT = try body.readUInt32LE("averageRTT")
    case (false, 0x08C0):
      baseRTT = try body.readUInt32LE("baseRTT")
      bandwidth = try body.readUInt32LE("bandwidth")
      averageRTT = try body.readUInt32LE("averageRTT")
    case (true, 0x0003), (true, 0x000B):
      timeDelta = try body.readUInt32LE("timeDelta")
      byteCount = try body.readUInt32LE("byteCount")
    case (true, 0x0018):
      bandwidth = try body.readUInt32LE("bandwidth")
      averageRTT = try body.readUInt32LE("rtt")
    default: break
    }
  }

  fileprivate func append(to fields: inout FieldList) {
    fields.number("rdp.bandwidth.measure.len", payloadLength)
    fields.quantity("rdp.networkcharacteristics.basertt", baseRTT, "ms")
    fields.quantity("rdp.networkcharacteristics.bandwidth", bandwidth, "kbit/s")
    fields.quantity("rdp.networkcharacteristics.averagertt", averageRTT, "ms")
    fields.quantity("rdp.rttmeasure.timedelta", timeDelta, "ms")
    fields.number("rdp.rttmeasure.bytecount", byteCount)
  }
}
