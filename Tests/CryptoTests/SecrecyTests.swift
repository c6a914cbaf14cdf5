import Bytes
import Dissectors
import Foundation
import Testing

@testable import Crypto

/// No way of printing a value shows key material.
struct SecrecyTests {
  private func prints(_ value: some Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return "\(value) \(String(reflecting: value)) \(dumped)"
  }

  /// Every secret as hexadecimal digits and as Swift prints arrays.
  private let spellings: [String] = SimpleHandshake.keyLog.split(separator: "\n").flatMap { line in
    let digits = String(line.split(separator: " ")[2])
    let numbers = hex(digits).prefix(8).map(String.init).joined(separator: ", ")
    return [digits, digits.uppercased(), numbers]
  }

  private func expectNoSecret(in text: String) {
    #expect(!text.isEmpty)
    for spelling in spellings { #expect(!text.contains(spelling)) }
  }

  @Test func printsNoSecretOfKeyLog() {
    let secrets = SimpleHandshake.secrets()
    #expect(spellings.count == 12)
    expectNoSecret(in: prints(secrets))
    expectNoSecret(in: prints(secrets.keyLog))
    #expect(prints(Secret([1, 2, 3])).contains("a secret of 3 bytes"))
    #expect(!prints(Secret([241, 242, 243])).contains("24"))
  }

  @Test func printsNoKeyOfDecryptor() throws {
    let text = prints(try SimpleHandshake.replay().decryptor)
    expectNoSecret(in: text)
    // The server's keys of RFC 8448 section 3, first eight bytes.
    #expect(!text.contains("159, 2, 40, 59, 108, 156, 7, 239"))
    #expect(!text.contains("207, 120, 43, 136, 221, 131, 84, 154"))
  }

  @Test func printsNoStateOfKeystream() throws {
    let cipher = try #require(RC4(key: Secret(1...16)))
    #expect(prints(cipher).contains("permutation: a secret of 256 bytes"))
    #expect(!prints(cipher).contains("["))
  }
}
