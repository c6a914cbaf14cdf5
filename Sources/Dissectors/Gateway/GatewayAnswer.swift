/// A packet of an RD Gateway that says whether it did what the client asked for.
///
/// MS-TSGU 2.2.6: a status of zero says that it did.
public protocol GatewayAnswer: WireMessage {
  var status: GatewayStatus { get }
}

extension GatewayAnswer {
  /// Wireshark has no fields for these packets; the names follow those of the specification.
  public static var statusField: StaticString { "tsg.status_code" }
}
