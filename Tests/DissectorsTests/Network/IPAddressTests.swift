import Dissectors
import Testing

@Suite struct IPAddressTests {
  /// Text, and its canonical form (RFC 5952 section 4) where that differs.
  private static let written: [(text: String, canonical: String)] = [
    ("0.0.0.0", "0.0.0.0"),
    ("192.168.1.20", "192.168.1.20"),
    ("255.255.255.255", "255.255.255.255"),
    ("::", "::"),
    ("::1", "::1"),
    ("1::", "1::"),
    ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
    ("2001:0db8::0001", "2001:db8::1"),
    ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),  // one group of zeros stays
    ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),  // the longer run
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),  // the first of equal runs
    ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
    ("fe80::1:0:0:0", "fe80::1:0:0:0"),
    ("::ffff:c0a8:114", "::ffff:192.168.1.20"),
    ("64:ff9b::10.0.0.5", "64:ff9b::a00:5"),
    ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
  ]

  @Test(arguments: written)
  func readsAndWritesTheCanonicalForm(_ address: (text: String, canonical: String)) throws {
    #expect(try #require(IPAddress(address.text)).description == address.canonical)
    #expect(IPAddress(address.canonical) == IPAddress(address.text))
  }

  @Test(arguments: [
    "", ".", ":", ":::", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-4", "1.2.3.+4", "01.2.3.4", "1..3.4",
    "1.2.3.", ".1.2.3.4", "0.0.00.0", "1.2.3.99999999999999999999",
    " 1.2.3.4", "1.2.3.4:53",
    "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "12345::", "::+1", "::g",
    ":1::", "1:2",
    "::1.2.3", "1.2.3.4::", "1:2:3:4:5:6:7:1.2.3.4", "[::1]", "fe80::1%eth0", "10.0.0.0/8", "host.example",
    "::1.2.3.4:5",
  ])
  func refusesWhatIsNoAddress(_ text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test func keepsTheFamiliesApart() {
    #expect(IPAddress("0.0.0.1") != IPAddress("::1"))
    #expect(IPAddress(ipv4: 0x0a00_0001).description == "10.0.0.1")
    #expect(IPAddress(ipv6High: 0x2001_0db8_0000_0000, low: 1).description == "2001:db8::1")
  }

  @Test func sortsByFamilyThenNumber() throws {
    let texts = ["::1", "10.0.0.2", "2001:db8::", "9.255.0.1", "2001:db8::1"]
    let sorted = try texts.map { try #require(IPAddress($0)) }.sorted().map(\.description)
    #expect(sorted == ["9.255.0.1", "10.0.0.2", "::1", "2001:db8::", "2001:db8::1"])
  }
}
