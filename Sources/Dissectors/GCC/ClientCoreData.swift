import Bytes

/// What a client says of itself, its desktop and its keyboard.
///
/// MS-RDPBCGR 2.2.1.3.2, Client Core Data (TS_UD_CS_CORE). Older clients end the block anywhere after the name of the input method editor.
public struct ClientCoreData: WireMessage {
  public static let name = "Client Core Data"

  public let header: GCCBlockHeader
  public let version: RDPVersion
  /// In pixels.
  public let desktopWidth: UInt16
  public let desktopHeight: UInt16
  public let colorDepth: ColorDepth
  public let sasSequence: UInt16
  /// A Windows input locale identifier, such as 0x0409 for United States.
  public let keyboardLayout: UInt32
  public let clientBuild: UInt32
  public let clientName: String
  public let keyboardType: UInt32
  public let keyboardSubType: UInt32
  public let keyboardFunctionKeys: UInt32
  public let imeFileName: String
  public let options: Options

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .clientCore)
    var body = try reader.slice(header.bodyLength, "client core data")
    version = RDPVersion(rawValue: try body.readUInt32LE("client version"))
    desktopWidth = try body.readUInt16LE("desktopWidth")
    desktopHeight = try body.readUInt16LE("desktopHeight")
    colorDepth = ColorDepth(rawValue: try body.readUInt16LE("colorDepth"))
    sasSequence = try body.readUInt16LE("SASSequence")
    keyboardLayout = try body.readUInt32LE("keyboardLayout")
    clientBuild = try body.readUInt32LE("clientBuild")
    clientName = try body.readWideText(32, "clientName")
    keyboardType = try body.readUInt32LE("keyboardType")
    keyboardSubType = try body.readUInt32LE("keyboardSubType")
    keyboardFunctionKeys = try body.readUInt32LE("keyboardFunctionKey")
    imeFileName = try body.readWideText(64, "imeFileName")
    options = try Options(parsing: &body)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    version.append(to: &fields)
    fields.number("rdp.desktop.width", desktopWidth)
    fields.number("rdp.desktop.height", desktopHeight)
    fields.bits("rdp.colorDepth", colorDepth)
    fields.number("rdp.SASSequence", sasSequence)
    fields.number(
      "rdp.keyboardLayout", keyboardLayout, meaning: "0x" + String(keyboardLayout, radix: 16, uppercase: true))
    fields.number("rdp.client.build", clientBuild)
    fields.text("rdp.client.name", clientName)
    fields.number("rdp.keyboard.type", keyboardType)
    fields.number("rdp.keyboard.subtype", keyboardSubType)
    fields.number("rdp.keyboard.functionkey", keyboardFunctionKeys)
    if !imeFileName.isEmpty { fields.text("rdp.imeFileName.text", imeFileName) }
    options.append(to: &fields)
  }

  /// Colour depths that came with the first versions; `Options.highColorDepth` supersedes them.
  public struct ColorDepth: OpenCode {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public var name: String? {
      switch rawValue {
      case 0xCA00: "4 bits a pixel"
      case 0xCA01: "8 bits a pixel"
      case 0xCA02: "15 bits a pixel"
      case 0xCA03: "16 bits a pixel"
      case 0xCA04: "24 bits a pixel"
      default: nil
      }
    }
  }
}
