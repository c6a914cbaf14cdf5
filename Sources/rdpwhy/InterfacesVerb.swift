import Capture
import Reports

/// `rdpwhy interfaces`, `rdpwhy -D`: lists what can be captured on.
struct InterfacesVerb {
  init(_ arguments: Arguments) {}

  func run() throws(Stop) -> ExitStatus {
    let interfaces: [CaptureInterface]
    do throws(CaptureError) {
      interfaces = try CaptureInterface.all()
    } catch {
      StandardError.tell(error)
      return .trouble
    }
    return try print(interfaces)
  }

  private func print(_ interfaces: [CaptureInterface]) throws(Stop) -> ExitStatus {
    let width = interfaces.map(\.name.count).max() ?? 0
    for (number, interface) in zip(1..., interfaces) {
      let name = interface.name + String(repeating: " ", count: max(0, width - interface.name.count))
      try StandardOutput.write(WireText.printable("\(number). \(name)  \(words(interface))") + "\n")
    }
    return .success
  }

  private func words(_ interface: CaptureInterface) -> String {
    let state = (interface.isUp ? "up" : "down") + (interface.isLoopback ? ", loopback" : "")
    return ([state] + [interface.description].compactMap(\.self) + interface.addresses).joined(separator: "  ")
  }
}
