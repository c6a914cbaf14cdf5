/// A product that opens TLS connections to look into them, as the issuers of its certificates name it.
struct InspectionProduct {
  let name: String

  /// Nil for an issuer that names no such product.
  init?(issuer: String) {
    let text = issuer.lowercased()
    guard let known = Self.known.first(where: { text.contains($0.mark) }) else { return nil }
    name = known.name
  }

  /// Marks are in lower case, and long enough not to be part of another word.
  private static let known: [(mark: String, name: String)] = [
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
