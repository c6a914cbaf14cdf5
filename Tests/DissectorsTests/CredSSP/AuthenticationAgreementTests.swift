import Bytes
import Dissectors
import Foundation
import Testing
import TsharkOracle

/// Every value that a message of authentication prints is the one tshark prints under the same name.
@Suite(.enabled(if: Tshark.isInstalled, "needs tshark"))
struct AuthenticationAgreementTests {
  @Test func agreesOnSamplesOfKerberos() throws {
    // tshark looks for no status in a list, and reads the further ticket of user-to-user under the names of the service.
    let messages = Sample.kerberos.filter {
      $0.bytes[0] & 0xE0 == 0x60 && !$0.name.hasSuffix("list of data") && !$0.name.hasSuffix("user-to-user")
    }
    try expectAgreement(on: messages, decodeAs: "tcp.port==3389,kerberos") { message in
      (0..<4).map { UInt8(truncatingIfNeeded: message.count >> (24 - 8 * $0)) } + message
    }
  }

  @Test func agreesOnSamplesOfNTLM() throws {
    let messages = Sample.credSSP.filter { $0.name.hasPrefix("NTLM ") && !$0.name.hasSuffix("flags") }
    try expectAgreement(on: messages, decodeAs: "tcp.port==3389,http", framing: Self.http)
  }

  @Test func agreesOnSamplesOfSPNEGO() throws {
    let starts = Sample.credSSP.filter { $0.name.hasPrefix(NegTokenInit.name) }
    try expectAgreement(on: starts, decodeAs: "tcp.port==3389,http") { Self.http(Self.initialToken($0)) }

    // tshark reads an answer only behind a start, which here is one without fields of its own.
    let answers = Sample.credSSP.filter { $0.name.hasPrefix(NegTokenResp.name) }
    let start = Self.http(Self.initialToken([0xA0, 0x02, 0x30, 0x00]))
    try expectAgreement(on: answers, decodeAs: "tcp.port==3389,http") { start + Self.http($0) }
  }

  @Test(arguments: TsharkAgreementTests.captures)
  func agreesOnTokensOfFixture(_ capture: URL) throws {
    let rules = ["tcp.port==3389,tls"]
    let tokens = try Tshark.fields(of: capture.path(), names: ["credssp.negoToken"], decodeAs: rules)
    let ours = tokens.compactMapValues { fields -> [Field]? in
      fields["credssp.negoToken"]?.flatMap { Self.bytes($0).withReader { SecurityToken(parsing: &$0) }.fields }
    }
    guard !ours.isEmpty else { return }
    let theirs = try Tshark.fields(of: capture.path(), names: Self.names(in: ours), decodeAs: rules)
    expectAgreement(ours, theirs)
  }

  @Test(
    .enabled(if: SharedProtocols.arePresent, "shared/captures is not beside the checkout"),
    arguments: ["zeek-kinit.pcap", "arkime-krb5-tcp.pcap"])
  func agreesOnKerberosCapture(_ name: String) throws {
    let path = SharedProtocols.path(name)
    let payloads = try Tshark.fields(of: path, names: ["udp.payload", "tcp.payload"])
    let ours = payloads.compactMapValues { fields -> [Field]? in
      let datagram = Self.bytes(fields["udp.payload"]?.first ?? "")
      let segment = Self.bytes(fields["tcp.payload"]?.first ?? "")
      return try? datagram.isEmpty ? Self.record(segment) : Self.kerberos(datagram)
    }
    #expect(ours.count >= (name == "zeek-kinit.pcap" ? 182 : 1))
    expectAgreement(ours, try Tshark.fields(of: path, names: Self.names(in: ours)))
  }

  @Test(.enabled(if: SharedProtocols.arePresent, "shared/captures is not beside the checkout"))
  func agreesOnNTLMWithoutTargetInformation() throws {
    let path = SharedProtocols.path("zeek-ntlm-empty-av-sequence.pcap")
    let payloads = try Tshark.fields(of: path, names: ["tcp.payload"])
    let ours = payloads.compactMapValues { fields -> [Field]? in
      let payload = Self.bytes(fields["tcp.payload"]?.first ?? "")
      guard let start = payload.firstRange(of: Array("NTLMSSP\0".utf8))?.lowerBound else { return nil }
      return Array(payload[start...]).withReader { SecurityToken(parsing: &$0) }.fields
    }
    #expect(ours.count == 2)
    expectAgreement(ours, try Tshark.fields(of: path, names: Self.names(in: ours)))
  }

  private func expectAgreement(
    on samples: [Sample], decodeAs: String, framing: ([UInt8]) -> [UInt8]
  ) throws {
    let file = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString + ".pcap")
    defer { try? FileManager.default.removeItem(at: file) }
    try SyntheticCapture.bytes(of: samples.map { framing($0.bytes) }).write(to: file)
    let fields = try samples.map { sample in
      try sample.bytes.withReader { reader throws(ParseError) in try sample.parse(&reader) }.fields
    }
    let ours = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($0.offset + 1, $0.element) })
    #expect(!samples.isEmpty)
    expectAgreement(
      ours, try Tshark.fields(of: file.path(), names: Self.names(in: ours), decodeAs: [decodeAs]))
  }

  /// Compares all that tshark knows: lengths of secrets are our own, and so is the error in a broken token.
  private func expectAgreement(_ ours: [Int: [Field]], _ theirs: Tshark.Fields) {
    let comparable = ours.mapValues { fields in fields.filter { Self.isComparable($0.name) && $0 != Self.fast } }
    let normal = theirs.mapValues { fields in
      Dictionary(uniqueKeysWithValues: fields.map { name, values in (name, Self.normalised(values, of: name)) })
    }
    let plain = comparable.filter { !Self.isAboutService($0.value) }
    #expect(Tshark.differences(ours: plain, tshark: normal) == [])
    for (frame, fields) in comparable where Self.isAboutService(fields) {
      for (name, values) in Dictionary(grouping: fields, by: \.name) where name != "kerberos.msg_type" {
        #expect(normal[frame]?[name]?.suffix(values.count) == values.map(\.tsharkText)[...], "\(frame), \(name)")
      }
    }
  }

  private static func names(in fields: [Int: [Field]]) -> [String] {
    Set(fields.values.joined().map(\.name).filter(isComparable)).sorted()
  }

  // tshark takes the hints of a server for a MIC.
  private static func isComparable(_ name: String) -> Bool {
    !name.hasSuffix(".length") && name != "_ws.malformed" && name != "spnego.hintName"
  }

  /// tshark prints no type for this one where it has data.
  private static let fast = Field("kerberos.padata_type", .signed(136), meaning: "PA-FX-FAST")

  /// Inside a TGS-REQ tshark reads an AP-REQ, and inside a TGS-REP the answer of FAST; their fields have the same names and come first.
  private static func isAboutService(_ fields: [Field]) -> Bool {
    fields.contains { $0.name == "kerberos.msg_type" && ($0.meaning ?? "").hasPrefix("TGS") }
  }

  private static func normalised(_ values: [String], of name: String) -> [String] {
    values.filter { name != fast.name || $0 != fast.tsharkText }.map(normalised)
  }

  /// Brings `Jan 19, 2015 22:54:59.000000000 UTC` into the form our fields have; leaves everything else as it is.
  private static func normalised(_ value: String) -> String {
    if value == "NULL" { return "" }
    guard let match = value.wholeMatch(of: /(\w{3}) +(\d+), (\d+) (\d\d:\d\d:\d\d)\.\d+ UTC/),
      let month = months.firstIndex(of: match.1)
    else { return value }
    return "\(match.3)-" + String(format: "%02d-%02d", month + 1, Int(match.2) ?? 0) + "T\(match.4)Z"
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Puts the header of RFC 2743 section 3.1 before a negotiation.
  private static func initialToken(_ message: [UInt8]) -> [UInt8] {
    let body = [0x06, 0x06, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x02] + message
    return [0x60, 0x82, UInt8(body.count >> 8), UInt8(body.count & 0xFF)] + body
  }

  /// HTTP carries every token in tshark's reach.
  private static func http(_ token: [UInt8]) -> [UInt8] {
    Array("GET / HTTP/1.1\r\nAuthorization: Negotiate \(Data(token).base64EncodedString())\r\n\r\n".utf8)
  }

  private static func kerberos(_ message: [UInt8]) throws -> [Field] {
    try message.withReader { reader throws(ParseError) in try KerberosMessage(parsing: &reader) }.message.fields
  }

  private static func record(_ bytes: [UInt8]) throws -> [Field] {
    try bytes.withReader { reader throws(ParseError) in
      _ = try KerberosRecordHeader(parsing: &reader)
      return try KerberosMessage(parsing: &reader)
    }.message.fields
  }

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
  }
}

/// The captures of other protocols that are kept beside the checkout.
enum SharedProtocols {
  static let arePresent = FileManager.default.fileExists(atPath: path(""))

  static func path(_ name: String) -> String {
    URL(filePath: #filePath).appending(path: "../../../../../shared/captures/protocols").standardizedFileURL
      .appending(path: name).path()
  }
}
