import Crypto
import Dissectors
import Testing

struct X509FactsMatchingTests {
  @Test(arguments: [
    ("farm.example.com", true),
    ("FARM.Example.COM.", true),
    ("a.rdp.example.com", true),
    ("a.b.rdp.example.com", false),
    ("rdp.example.com", false),
    (".rdp.example.com", false),
    ("*.rdp.example.com", true),
    ("example.com", false),
    ("", false),
    // The common name does not count beside a dNSName.
    ("farm", false),
  ])
  func matchesAlternativeNames(_ host: String, _ expected: Bool) throws {
    let facts = try #require(X509Facts(der: Certificates.farm))
    #expect(facts.matches(hostName: host) == expected)
  }

  @Test func matchesCommonNameWithoutAlternativeNames() throws {
    let facts = try #require(X509Facts(der: Certificates.windows))
    #expect(facts.matches(hostName: "host01.example.com"))
    #expect(!facts.matches(hostName: "host01"))
  }

  @Test func matchesAddressesOnlyAsAddresses() throws {
    let facts = try #require(X509Facts(der: Certificates.farm))
    #expect(facts.matches(address: IPAddress(ipv4: 0xC000_020A)))
    #expect(facts.matches(address: IPAddress(ipv6High: 0x2001_0DB8_0000_0000, low: 0x10)))
    #expect(!facts.matches(address: IPAddress(ipv4: 0xC000_020B)))
    #expect(!facts.matches(hostName: "192.0.2.10"))
    #expect(!facts.matches(hostName: "2001:db8::10"))
  }
}
