import Bytes

extension ClientCoreData {
  /// The tail of the client core data, each part of which is there only if all before it are.
  public struct Options: Equatable, Sendable {
    public let postBeta2ColorDepth: ColorDepth?
    public let clientProductID: UInt16?
    public let serialNumber: UInt32?
    /// Bits a pixel.
    public let highColorDepth: UInt16?
    public let supportedColorDepths: ColorDepths?
    public let earlyCapabilities: EarlyCapabilities?
    public let productID: String?
    public let connectionType: ConnectionType?
    /// What the server selected in the negotiation, as the client saw it.
    public let serverSelectedProtocol: SecurityProtocols?
    /// In millimetres.
    public let physicalWidth: UInt32?
    public let physicalHeight: UInt32?
    /// In degrees.
    public let orientation: UInt16?
    /// In percent.
    public let desktopScaleFactor: UInt32?
    public let deviceScaleFactor: UInt32?

    init(parsing body: inout ByteReader) throws(ParseError) {
      postBeta2ColorDepth = try body.number16("postBeta2ColorDepth").map(ColorDepth.init)
      clientProductID = try body.number16("clientProductId")
      serialNumber = try body.number32("serialNumber")
      highColorDepth = try body.number16("highColorDepth")
      supportedColorDepths = try body.number16("supportedColorDepths").map(ColorDepths.init)
      earlyCapabilities = try body.number16("earlyCapabilityFlags").map(EarlyCapabilities.init)
      productID = body.isAtEnd ? nil : try body.readWideText(64, "clientDigProductId")
      connectionType = body.isAtEnd ? nil : ConnectionType(rawValue: try body.readUInt8("connectionType"))
      if !body.isAtEnd { try body.skip(1, "client core data padding") }
      serverSelectedProtocol = try body.number32("serverSelectedProtocol").map(SecurityProtocols.init)
      physicalWidth = try body.number32("desktopPhysicalWidth")
      physicalHeight = try body.number32("desktopPhysicalHeight")
      orientation = try body.number16("desktopOrientation")
      desktopScaleFactor = try body.number32("desktopScaleFactor")
      deviceScaleFactor = try body.number32("deviceScaleFactor")
    }

    func append(to fields: inout FieldList) {
      fields.bits("rdp.postBeta2ColorDepth", postBeta2ColorDepth)
      fields.number("rdp.client.productId", clientProductID)
      fields.number("rdp.serialNumber", serialNumber)
      if let highColorDepth {
        fields.bits("rdp.highColorDepth", highColorDepth, meaning: "\(highColorDepth) bits a pixel")
      }
      fields.bits("rdp.supportedColorDepths", supportedColorDepths)
      fields.number("rdp.earlyCapabilityFlags", earlyCapabilities?.rawValue, meaning: earlyCapabilities?.names)
      fields.text("rdp.client.digProductId", productID)
      fields.number("rdp.connectionType", connectionType)
      fields.number(
        "rdp.serverSelectedProtocol", serverSelectedProtocol?.rawValue, meaning: serverSelectedProtocol?.names)
      fields.number("rdp.desktop.physicalWidth", physicalWidth)
      fields.number("rdp.desktop.physicalHeight", physicalHeight)
      fields.number("rdp.desktop.orientation", orientation)
      fields.number("rdp.desktop.scaleFactor", desktopScaleFactor)
      fields.number("rdp.device.scaleFactor", deviceScaleFactor)
    }
  }

  public struct ColorDepths: NamedFlags {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let table: [(bit: UInt16, name: String)] = [
      (0x01, "24BPP"), (0x02, "16BPP"), (0x04, "15BPP"), (0x08, "32BPP"),
    ]
  }

  /// What the client can do before capabilities are exchanged.
  public struct EarlyCapabilities: NamedFlags {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Without it a server cannot say why it ends the connection.
    public static let errorInfo = Self(rawValue: 0x0001)
    public static let heartbeat = Self(rawValue: 0x0400)
    public static let skipChannelJoin = Self(rawValue: 0x0800)

    public static let table: [(bit: UInt16, name: String)] = [
      (0x0001, "SUPPORT_ERRINFO_PDU"), (0x0002, "WANT_32BPP_SESSION"), (0x0004, "SUPPORT_STATUSINFO_PDU"),
      (0x0008, "STRONG_ASYMMETRIC_KEYS"), (0x0010, "UNUSED"), (0x0020, "VALID_CONNECTION_TYPE"),
      (0x0040, "SUPPORT_MONITOR_LAYOUT_PDU"), (0x0080, "SUPPORT_NETCHAR_AUTODETECT"),
      (0x0100, "SUPPORT_DYNVC_GFX_PROTOCOL"), (0x0200, "SUPPORT_DYNAMIC_TIME_ZONE"),
      (0x0400, "SUPPORT_HEARTBEAT_PDU"), (0x0800, "SUPPORT_SKIP_CHANNELJOIN"),
    ]
  }

  public struct ConnectionType: OpenCode {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public var name: String? {
      switch rawValue {
      case 1: "modem"
      case 2: "low-speed broadband"
      case 3: "satellite"
      case 4: "high-speed broadband"
      case 5: "WAN"
      case 6: "LAN"
      case 7: "to be detected"
      default: nil
      }
    }
  }
}

extension ByteReader {
  /// A number of a tail that may have ended.
  fileprivate mutating func number16(_ field: StaticString) throws(ParseError) -> UInt16? {
    isAtEnd ? nil : try readUInt16LE(field)
  }

  fileprivate mutating func number32(_ field: StaticString) throws(ParseError) -> UInt32? {
    isAtEnd ? nil : try readUInt32LE(field)
  }
}
