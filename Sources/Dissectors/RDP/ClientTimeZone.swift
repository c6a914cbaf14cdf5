import Bytes

/// The client's time zone.
///
/// MS-RDPBCGR 2.2.1.11.1.1.1.1, Time Zone Information (TS_TIME_ZONE_INFORMATION). The days on which the clock changes are not kept.
public struct ClientTimeZone: Equatable, Sendable {
  /// Minutes to add to local time for UTC.
  public let bias: Int32
  public let standardName: String
  /// Minutes to add to `bias` in winter.
  public let standardBias: Int32
  public let daylightName: String
  /// Minutes to add to `bias` in summer.
  public let daylightBias: Int32

  init(parsing reader: inout ByteReader) throws(ParseError) {
    bias = try reader.readInt32LE("time zone bias")
    standardName = try reader.readWideText(64, "StandardName")
    try reader.skip(16, "StandardDate")
    standardBias = try reader.readInt32LE("StandardBias")
    daylightName = try reader.readWideText(64, "DaylightName")
    try reader.skip(16, "DaylightDate")
    daylightBias = try reader.readInt32LE("DaylightBias")
  }

  /// Wireshark takes the biases for numbers without a sign.
  func append(to fields: inout FieldList) {
    fields.number("rdp.Bias", UInt32(bitPattern: bias), meaning: "\(bias) min")
    fields.text("rdp.Name.Standard", standardName)
    fields.number("rdp.Bias.standard", UInt32(bitPattern: standardBias), meaning: "\(standardBias) min")
    fields.text("rdp.Name.Daylight", daylightName)
    fields.number("rdp.Bias.daylight", UInt32(bitPattern: daylightBias), meaning: "\(daylightBias) min")
  }
}
