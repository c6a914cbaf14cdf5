/// A product that opens TLS connections to look into them, as the issuers of its certificates name it.
struct InspectionProduct {
  let name: String

  /// The first that the issuer names; nil if it names none.
  init?(issuer: String) {
    let text = issuer.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    for start in text.indices {
      guard let products = Self.known[text[start]] else { continue }
      guard let product = products.first(where: { text[start...].starts(with: $0.mark) }) else { continue }
      name = product.name
      return
    }
    return nil
  }

  /// By the first byte of their marks.
  private static let known: [UInt8: [(mark: [UInt8], name: String)]] = Dictionary(
    grouping: marks.map { (Array($0.mark.utf8), $0.name) }, by: { $0.mark.first ?? 0 })

  /// Marks are in lower case, and long enough not to be part of another word.
  private static let marks: [(mark: String, name: String)] = [
    ("fortigate", "FortiGate"), ("fortinet", "Fortinet"), ("palo alto", "Palo Alto Networks"), ("zscaler", "Zscaler"),
    ("netskope", "Netskope"), ("blue coat", "Blue Coat"), ("bluecoat", "Blue Coat"), ("sophos", "Sophos"),
    ("check point", "Check Point"), ("checkpoint", "Check Point"), ("cisco umbrella", "Cisco Umbrella"),
    ("firepower", "Cisco Firepower"), ("sonicwall", "SonicWall"), ("watchguard", "WatchGuard"),
    ("barracuda", "Barracuda"), ("forcepoint", "Forcepoint"), ("websense", "Websense"), ("mcafee web", "McAfee"),
    ("skyhigh", "Skyhigh"), ("kaspersky", "Kaspersky"), ("bitdefender", "Bitdefender"), ("eset ssl filter", "ESET"),
    ("avast web", "Avast"), ("avg web", "AVG"), ("dr.web", "Dr.Web"), ("cato networks", "Cato Networks"),
    ("iboss", "iboss"), ("menlo security", "Menlo Security"), ("untangle", "Untangle"), ("smoothwall", "Smoothwall"),
    ("securly", "Securly"), ("mitmproxy", "mitmproxy"), ("portswigger", "Burp Suite"), ("do_not_trust", "Fiddler"),
    ("charles proxy", "Charles"), ("squid", "Squid"), ("trend micro web", "Trend Micro"),
  ]
}
