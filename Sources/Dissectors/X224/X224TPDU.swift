import Bytes

/// Whatever X.224 unit a TPKT carries.
///
/// X.224 section 13.1. A code that RDP does not use is kept, with its header.
public enum X224TPDU: Equatable, Sendable {
  case connectionRequest(X224ConnectionRequest)
  case connectionConfirm(X224ConnectionConfirm)
  /// The PDU that it carries stays in the reader.
  case data(X224Data)
  case disconnectRequest(X224DisconnectRequest)
  case error(X224Error)
  case other(X224UnknownTPDU)

  /// Reads the unit after a TPKT header.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    switch try X224Header(parsing: &ahead).code {
    case .connectionRequest: self = .connectionRequest(try X224ConnectionRequest(parsing: &reader))
    case .connectionConfirm: self = .connectionConfirm(try X224ConnectionConfirm(parsing: &reader))
    case .data: self = .data(try X224Data(parsing: &reader))
    case .disconnectRequest: self = .disconnectRequest(try X224DisconnectRequest(parsing: &reader))
    case .error: self = .error(try X224Error(parsing: &reader))
    default: self = .other(try X224UnknownTPDU(parsing: &reader))
    }
  }

  public var message: any WireMessage {
    switch self {
    case .connectionRequest(let message): message
    case .connectionConfirm(let message): message
    case .data(let message): message
    case .disconnectRequest(let message): message
    case .error(let message): message
    case .other(let message): message
    }
  }
}
