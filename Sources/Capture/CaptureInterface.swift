/// A network interface of this machine that packets can be captured on.
public struct CaptureInterface: Equatable, Sendable {
  public let name: String
  public let description: String?
  /// IPv4 and IPv6 addresses as text.
  public let addresses: [String]
  public let isUp: Bool
  public let isLoopback: Bool

  /// The interfaces of this machine that the user may see, the most likely one first.
  public static func all() throws(CaptureError) -> [CaptureInterface] {
    do throws(Libpcap.Failure) {
      return try Libpcap.interfaces()
    } catch {
      throw CaptureError(source: "interfaces", reason: error.message, advice: LiveCapture.permissionAdvice)
    }
  }
}
