import Bytes

/// Finds the dissector of a packet between a client and its RD Gateway.
///
/// MS-TSGU 2.2.10.
public enum GatewayPacket {
  /// Reads the packet at the reader's position and steps over it; nil for one that says nothing of the connection.
  public static func parse(_ reader: inout ByteReader) throws(ParseError) -> (any WireMessage)? {
    var ahead = reader.copy()
    let header = try GatewayPacketHeader(parsing: &ahead)
    var packet = try reader.slice(Int(header.length), "packet of a gateway")
    return switch header.type {
    case .handshakeRequest: try GatewayHandshakeRequest(parsing: &packet)
    case .handshakeResponse: try GatewayHandshakeResponse(parsing: &packet)
    case .tunnelCreate: try GatewayTunnelRequest(parsing: &packet)
    case .tunnelResponse: try GatewayTunnelResponse(parsing: &packet)
    case .tunnelAuthorization: try GatewayTunnelAuthorization(parsing: &packet)
    case .tunnelAuthorizationResponse: try GatewayTunnelAuthorizationResponse(parsing: &packet)
    case .channelCreate: try GatewayChannelRequest(parsing: &packet)
    case .channelResponse: try GatewayChannelResponse(parsing: &packet)
    case .data: try GatewayData(parsing: &packet)
    case .closeChannel, .closeChannelResponse: try GatewayChannelClose(parsing: &packet)
    default: nil
    }
  }
}
