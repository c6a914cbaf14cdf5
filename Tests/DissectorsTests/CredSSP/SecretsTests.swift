import Bytes
import Dissectors
import Testing

/// What proves a password, or opens a session, is in no field of any message.
struct SecretsTests {
  @Test(arguments: (Sample.credSSP + Sample.kerberos).filter { !$0.secrets.isEmpty })
  func noFieldShowsSecret(_ sample: Sample) throws {
    let message = try sample.bytes.withReader { reader throws(ParseError) in try sample.parse(&reader) }
    let shown = message.fields.map(\.rendered)
    for secret in sample.secrets {
      for piece in secret.telling where shown.contains(where: { $0.contains(piece) }) {
        Issue.record("\(sample.name) shows \(piece)")
      }
    }
  }

  /// Without this the test above might look for nothing.
  @Test func everyKindOfSecretIsLookedFor() {
    let counts = (Sample.credSSP + Sample.kerberos).map { ($0.name, $0.secrets.count) }
    let found = Dictionary(uniqueKeysWithValues: counts)
    #expect(found["NTLM CHALLENGE: MS-NLMP 4.2.4.3"] == 1)
    #expect(found["NTLM AUTHENTICATE: MS-NLMP 4.2.2.3"] == 3)
    #expect(found["NTLM AUTHENTICATE: Windows 10 with bindings and a MIC"] == 5)
    #expect(found["CredSSP TSRequest: AUTHENTICATE of xfreerdp"] == 6)
    #expect(found["CredSSP TSRequest: credentials of xfreerdp"] == 1)
    #expect(found["Kerberos AP-REQ: mutual"] == 2)
    #expect(found["SPNEGO NegTokenInit: Windows with a ticket"] == 2)
    #expect(found["Kerberos KDC-REP: TGS-REP for TERMSRV", default: 0] >= 2)
    #expect(found["RDSTLS Authentication Request: password"] == 1)
  }

  @Test func seesSecretsWhereTheyAre() {
    let secret: [UInt8] = [0xD1, 0xD2, 0xD3, 0xD4]
    let fields = [
      Field("a", .bytes([0] + secret)), Field("a", .unsigned(0xD1D2_D3D4)), Field("a", .hex(0xD4D3_D2D1, digits: 8)),
      Field("a", .text("00d1d2d3d4")), Field("a", .text(""), meaning: "D1D2D3D4"),
    ]
    #expect(fields.allSatisfy { $0.rendered.contains(secret) })
    #expect(!Field("a", .unsigned(24)).rendered.contains(secret))
  }
}

extension Sample {
  /// The secrets in the bytes, found by other means than the dissectors.
  fileprivate var secrets: [[UInt8]] {
    if name.contains("password") && name.hasPrefix("RDSTLS A") && bytes.count > 10 { return [Array(bytes.suffix(8))] }
    return ntlmSecrets + octetSecrets
  }

  /// Challenge, responses, MIC and session key of an NTLM message. MS-NLMP 2.2.1.
  private var ntlmSecrets: [[UInt8]] {
    guard let start = bytes.firstRange(of: Array("NTLMSSP\0".utf8))?.lowerBound else { return [] }
    let message = Array(bytes[start...])
    func value(_ field: Int) -> [UInt8] {
      let length = Int(message[field]) | Int(message[field + 1]) << 8
      let offset = Int(message[field + 4]) | Int(message[field + 5]) << 8
      return Array(message[offset..<(offset + length)])
    }
    switch message[8] {
    case 2: return [Array(message[24..<32])]
    case 3:
      let response = value(20)
      let isV2 = response.count > 24
      let hasMIC = [12, 20, 28, 36, 44, 52].allSatisfy {
        value($0).isEmpty || message[$0 + 4] >= 88 || message[$0 + 5] > 0
      }
      return [value(12), Array(response.prefix(isV2 ? 16 : 24)), value(52)]
        + (isV2 && response.count > 100 ? [Array(response[32..<40])] : []) + (hasMIC ? [Array(message[72..<88])] : [])
    default: return []
    }
  }

  /// Everything encrypted or random that stands in an OCTET STRING: long ones whose contents are no message.
  private var octetSecrets: [[UInt8]] {
    bytes.indices.dropLast(8).compactMap { position in
      guard bytes[position] == 0x04, position > 1 else { return nil }
      let first = Int(bytes[position + 1])
      let size = first == 0x81 ? 1 : first == 0x82 ? 2 : 0
      let length = (0..<size).reduce(size == 0 ? first : 0) { value, index in
        value << 8 | Int(bytes[position + 2 + index])
      }
      let start = position + 2 + size
      guard length >= 48, start + length <= bytes.count, first < 0x80 || size > 0 else { return nil }
      // The length around it proves that this is an element and no chance.
      let header = length < 128 ? 2 : length < 256 ? 3 : 4
      let around = UInt8(truncatingIfNeeded: length + header)
      let tag = position - (length + header < 128 ? 2 : length + header < 256 ? 3 : 4)
      guard tag >= 0, bytes[tag] & 0xE0 == 0xA0, bytes[position - 1] == around else { return nil }
      let content = Array(bytes[start..<(start + length)])
      return [0x00, 0x30, 0x4E, 0x60, 0x6E, 0xA1].contains(content[0]) ? nil : content
    }
  }
}

extension [UInt8] {
  /// The pieces of four bytes that cannot well be there by chance.
  fileprivate var telling: [[UInt8]] {
    guard count >= 4 else { return [] }
    return (0...(count - 4)).map { Array(self[$0..<($0 + 4)]) }.filter { Set($0).count > 2 }
  }
}

extension Field {
  /// The value and its meaning in every form in which bytes could hide there.
  fileprivate var rendered: [UInt8] {
    let value: [UInt8] =
      switch self.value {
      case .bytes(let bytes): bytes
      case .text(let text): Array(text.utf8) + Self.decoded(text)
      case .unsigned(let number), .hex(let number, _): Self.bytes(number)
      case .signed(let number): Self.bytes(UInt64(bitPattern: number))
      case .boolean: []
      }
    return value + Array((meaning ?? "").utf8) + Self.decoded(meaning ?? "")
  }

  private static func bytes(_ number: UInt64) -> [UInt8] {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    return bytes + bytes.reversed()
  }

  private static func decoded(_ text: String) -> [UInt8] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
  }
}
