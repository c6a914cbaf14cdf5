import Capture
import Dissectors

/// Whether a client goes to the host that the user named, on the port of gateways.
///
/// HTTPS is everywhere. Nothing of it is followed unless the user says which host is meant.
struct GatewayWatch: Sendable {
  /// The port of HTTPS, on which clients reach a gateway (MS-TSGU 2.1).
  static let port: UInt16 = 443

  private let name: String?
  private let address: IPAddress?

  /// - Parameter ports: those on which the user expects RDP itself.
  init(server: String?, ports: [UInt16]) {
    let server = ports.contains(Self.port) ? nil : server
    address = server.flatMap { IPAddress($0) }
    name = address == nil ? server : nil
  }

  /// Whether the SYN goes to the named host: by its address, or by the last answer that led the client to it.
  func concerns(_ headers: FrameHeaders, at time: Timestamp, _ names: NameTraffic) -> Bool {
    guard headers.destinationPort == Self.port, headers.flags.contains(.syn), !headers.flags.contains(.ack) else {
      return false
    }
    if let address { return headers.destination == address }
    guard let name, let answer = names.answer(to: headers.source, holding: headers.destination, until: time) else {
      return false
    }
    return answer.message.asks(for: name)
  }
}
