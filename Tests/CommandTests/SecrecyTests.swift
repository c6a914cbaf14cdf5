import Foundation
import Testing
import TsharkOracle

/// Whatever the program is asked to print, no secret of the lab is in it.
@Suite(.enabled(if: Tshark.isInstalled, "needs tshark"))
struct SecrecyTests {
  @Test(arguments: fixtures)
  func printsNoSecret(_ name: String) throws {
    let path = Self.folder.appending(path: "\(name)/capture.pcapng").path
    let secrets = try Self.secrets(of: path)
    #expect(secrets.count > 4, "the key log alone has one")
    for arguments in [["-v"], ["-T", "text"], ["-q"], ["-T", "json"], ["-T", "ndjson"]] {
      let run = try Run(arguments + [path])
      let text = (run.output + run.errors).lowercased()
      let found = secrets.filter { text.contains($0) }
      #expect(found.isEmpty, "\(arguments): \(found.map { $0.prefix(8) })")
    }
    let diff = try Run("diff", "-v", path, path)
    #expect(secrets.allSatisfy { !(diff.output + diff.errors).lowercased().contains($0) })
  }

  /// The test above would pass if nothing were opened.
  @Test func opensWhatItKeepsSecretsOf() throws {
    #expect(Self.fixtures.count > 40)
    let path = Self.folder.appending(path: "healthy-nla-shadow/capture.pcapng").path
    let output = try Run("-v", path).output
    for name in ["ntlmssp.auth.ntresponse.length", "credssp.authInfo.length", "rdp.password.length"] {
      #expect(output.contains(name))
    }
    #expect(try Self.secrets(of: path).count > 10)
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures")
    .standardizedFileURL

  /// Those that hold the secrets with which they are opened.
  private static let fixtures =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted().filter {
      let capture = try? Data(contentsOf: folder.appending(path: "\($0)/capture.pcapng"))
      return capture.map { $0.firstRange(of: Data("CLIENT_".utf8)) != nil } ?? false
    } ?? []

  /// In lower case: passwords, their hash, every line of the key log, and what tshark sees of responses, keys and credentials.
  private static func secrets(of path: String) throws -> Set<String> {
    let password = "lab-password"
    let wide = password.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let hash = "26f1657cef52e40c4eaddd9d282ba7c5"
    var secrets: Set<String> = [password, hex(password.utf8), hex(wide), hash]
    let keyLog = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    for match in keyLog.matches(of: /[A-Z_0-9]+ [0-9a-f]{64} ([0-9a-f]{64,})/) { secrets.insert(String(match.1)) }
    let names = [
      "ntlmssp.auth.ntresponse", "ntlmssp.auth.lmresponse", "ntlmssp.ntlmv2_response.ntproofstr",
      "ntlmssp.auth.sesskey", "ntlmssp.authenticate.mic", "credssp.pubKeyAuth", "credssp.authInfo",
      "credssp.clientNonce", "ntlmssp.ntlmserverchallenge", "ntlmssp.ntlmclientchallenge", "rdp.password",
    ]
    let fields = try Tshark.fields(of: path, names: names, decodeAs: ["tcp.port==3389,tls"])
    let proofs = try Tshark.fields(of: path, names: ["http.authorization"])
    for values in proofs.values {
      for value in values.values.joined() {
        secrets.insert(String(value.split(separator: " ").last ?? "").lowercased())
      }
    }
    for value in fields.values.flatMap({ $0.values.joined() }) {
      let digits = value.lowercased().replacing(":", with: "")
      // Eight bytes of zeros, say, are anywhere.
      if digits.count >= 16, Set(digits).count > 2 { secrets.insert(digits) }
    }
    return secrets
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String(format: "%02x", $0) }.joined()
  }
}
