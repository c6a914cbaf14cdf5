import Analyzer
import Dissectors
import Foundation
import TsharkOracle

/// Compares what was read inside TLS with what tshark 4.0 makes of it.
enum InnerFields {
  /// The fields of a message that tshark 4.0 shows too.
  static func comparable(_ message: any WireMessage) -> [Field] {
    // Where it comes instead of licensing it is taken for a licensing message, and of the reason itself 4.0 knows nothing.
    if message is SetErrorInfo { return [] }
    let skipped: Set<String> =
      switch message {
      // It steps over the capability sets, and takes their first bytes for the session.
      case is DemandActive, is ConfirmActive: ["rdp.capabilitySetType", "rdp.lengthCapability", "rdp.sessionId"]
      // It knows the list of fonts by its header alone.
      case is FontList: ["rdp.entrySize", "rdp.mapFlags", "rdp.numberEntries", "rdp.totalNumberEntries"]
      // It looks into no licensing message but the error.
      case is LicenseRequest, is NewLicenseRequest, is PlatformChallenge, is PlatformChallengeResponse,
        is IssuedLicense, is LicenseInfo:
        ["rdp.wBlobType", "rdp.wBlobLen"]
      default: []
      }
    return message.fields.filter { isKnown($0.name) && !skipped.contains($0.name) }
  }

  /// Whether tshark 4.0 has a field of that name; lengths of secrets are our own.
  private static func isKnown(_ name: String) -> Bool {
    let isSecret = name.hasSuffix(".length") && ["credssp.", "ntlmssp.", "spnego."].contains { name.hasPrefix($0) }
    let isOfLater = ["rdp.license.", "rdp.rdstls.", "rdp.rdsaad"].contains { name.hasPrefix($0) }
    return !isSecret && !isOfLater && !unknown.contains(name)
  }

  private static let unknown: Set<String> = [
    "rdp.serverCertificate.version", "rdp.client.sessionId.number", "rdp.desktop.physicalWidth",
    "rdp.desktop.physicalHeight", "rdp.desktop.orientation", "rdp.desktop.scaleFactor", "rdp.device.scaleFactor",
    "rdp.errorInfo", "rdp.infoType", "rdp.authorizationResult",
  ]

  /// tshark's values in the form that our fields have.
  static func normal(_ fields: Tshark.Fields) -> Tshark.Fields {
    fields.mapValues { values in
      Dictionary(uniqueKeysWithValues: values.map { name, values in (name, values.map { normal($0, of: name) }) })
    }
  }

  private static func normal(_ value: String, of name: String) -> String {
    switch name {
    // It takes the status for a signed number.
    case "credssp.errorCode": Int32(value).map { "0x" + String(UInt32(bitPattern: $0), radix: 16) } ?? value
    // rdesktop writes two bytes where PER has a length and a number.
    case "t124.subHeight", "t124.subInterval": value == "1" ? "0" : value
    case _ where value == "NULL": ""
    case _ where name.hasSuffix("time") || name.hasSuffix("timestamp"): time(value) ?? value
    default: value
    }
  }

  /// `Jan 19, 2015 22:54:59.000000000 UTC` as `2015-01-19T22:54:59Z`.
  private static func time(_ text: String) -> String? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard let match = text.wholeMatch(of: /(\w{3}) +(\d+), (\d+) (\d\d:\d\d:\d\d)\.\d+ UTC/),
      let month = months.firstIndex(of: String(match.1)), let day = Int(match.2)
    else { return nil }
    return "\(match.3)-" + String(format: "%02d-%02d", month + 1, day) + "T\(match.4)Z"
  }
}
