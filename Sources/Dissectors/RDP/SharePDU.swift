import Bytes

/// Whatever PDU of the share comes next.
///
/// MS-RDPBCGR 2.2.8.1.1.1. A type that we do not know, and data that is compressed, are kept with their headers.
public enum SharePDU: Equatable, Sendable {
  case demandActive(DemandActive)
  case confirmActive(ConfirmActive)
  case deactivateAll(DeactivateAll)
  case serverRedirection(ServerRedirection)
  case synchronize(Synchronize)
  case control(Control)
  case fontList(FontList)
  case fontMap(FontMap)
  case saveSessionInfo(SaveSessionInfo)
  case setErrorInfo(SetErrorInfo)
  case statusInfo(StatusInfo)
  case shutdownRequest(ShutdownRequest)
  case shutdownDenied(ShutdownDenied)
  case monitorLayout(MonitorLayout)
  case otherData(OtherDataPDU)
  case other(OtherSharePDU)

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    switch try ShareControlHeader(parsing: &ahead).type {
    case .demandActive: self = .demandActive(try DemandActive(parsing: &reader))
    case .confirmActive: self = .confirmActive(try ConfirmActive(parsing: &reader))
    case .deactivateAll: self = .deactivateAll(try DeactivateAll(parsing: &reader))
    case .serverRedirection: self = .serverRedirection(try ServerRedirection(parsing: &reader))
    case .data: self = try SharePDU(data: &reader)
    default: self = .other(try OtherSharePDU(parsing: &reader))
    }
  }

  private init(data reader: inout ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    let header = try ShareDataHeader(parsing: &ahead)
    guard !header.isCompressed else {
      self = .otherData(try OtherDataPDU(parsing: &reader))
      return
    }
    switch header.type {
    case .synchronize: self = .synchronize(try Synchronize(parsing: &reader))
    case .control: self = .control(try Control(parsing: &reader))
    case .fontList: self = .fontList(try FontList(parsing: &reader))
    case .fontMap: self = .fontMap(try FontMap(parsing: &reader))
    case .saveSessionInfo: self = .saveSessionInfo(try SaveSessionInfo(parsing: &reader))
    case .setErrorInfo: self = .setErrorInfo(try SetErrorInfo(parsing: &reader))
    case .statusInfo: self = .statusInfo(try StatusInfo(parsing: &reader))
    case .shutdownRequest: self = .shutdownRequest(try ShutdownRequest(parsing: &reader))
    case .shutdownDenied: self = .shutdownDenied(try ShutdownDenied(parsing: &reader))
    case .monitorLayout: self = .monitorLayout(try MonitorLayout(parsing: &reader))
    default: self = .otherData(try OtherDataPDU(parsing: &reader))
    }
  }

  public var message: any WireMessage {
    switch self {
    case .demandActive(let message): message
    case .confirmActive(let message): message
    case .deactivateAll(let message): message
    case .serverRedirection(let message): message
    case .synchronize(let message): message
    case .control(let message): message
    case .fontList(let message): message
    case .fontMap(let message): message
    case .saveSessionInfo(let message): message
    case .setErrorInfo(let message): message
    case .statusInfo(let message): message
    case .shutdownRequest(let message): message
    case .shutdownDenied(let message): message
    case .monitorLayout(let message): message
    case .otherData(let message): message
    case .other(let message): message
    }
  }
}
