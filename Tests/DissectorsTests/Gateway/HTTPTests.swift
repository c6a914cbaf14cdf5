import Bytes
import Dissectors
import Testing

@Suite struct HTTPTests {
  private func read<Message: WireMessage>(_ kind: Message.Type = Message.self, _ text: String) throws -> Message {
    try Array(text.utf8).withReader { reader throws(ParseError) in try Message(parsing: &reader) }
  }

  @Test func readsTheWordsOfARequest() throws {
    let request = try read(HTTPRequest.self, "CONNECT desk.lab.test:3389 HTTP/1.1\r\nHOST:\tdesk.lab.test \r\n\r\n")
    #expect(request.method == "CONNECT" && request.target == "desk.lab.test:3389" && request.version == "HTTP/1.1")
    #expect(request.host == "desk.lab.test" && request.body == .unannounced && request.credentials == nil)
  }

  @Test func readsTheWordsOfAResponse() throws {
    let response = try read(
      HTTPResponse.self, "HTTP/1.1 407 Not so fast\nproxy-authenticate: nEGOTIATE\nContent-Length: 12\n\n")
    #expect(response.status == 407 && response.reason == "Not so fast" && !response.isAcceptance)
    #expect(response.proxySchemes == [.negotiate] && response.schemes.isEmpty && response.body == .length(12))
    #expect(try read(HTTPResponse.self, "HTTP/1.1 101 Switching Protocols\r\n\r\n").isAcceptance)
  }

  @Test(arguments: [
    ("Basic YTpi", HTTPScheme.basic, true), ("NTLM TlRMTVNTUAABAAAA", .ntlm, false),
    ("NTLM TlRMTVNTUAADAAAA", .ntlm, true), ("Negotiate TlRMTVNTUAABAAAA", .negotiate, false),
    ("negotiate YIIFqAYGKwYBBQUC", .negotiate, true), ("NTLM", .ntlm, false), ("hunter2", .other, false),
  ])
  func tellsAProofFromAQuestion(value: String, scheme: HTTPScheme, isProof: Bool) throws {
    let request = try read(HTTPRequest.self, "RDG_OUT_DATA /x HTTP/1.1\r\nAuthorization: \(value)\r\n\r\n")
    #expect(request.credentials?.scheme == scheme && request.credentials?.isProof == isProof)
  }

  /// Whatever a client puts where, no field holds it.
  @Test func keepsNoSecret() throws {
    let secret = "hunter2hunter2"
    let lines = [
      "Authorization: \(secret)", "Authorization: Basic \(secret)", "Proxy-Authorization: Bearer \(secret)",
      "Cookie: session=\(secret)", "X-Token: \(secret)", "Authorization:\(secret) \(secret)",
    ]
    for line in lines {
      for target in ["/remoteDesktopGateway/?ClmTk=\(secret)", "alice:\(secret)@desk:3389", "/#\(secret)"] {
        let request = try read(HTTPRequest.self, "GET \(target) HTTP/1.1\r\n\(line)\r\n\r\n")
        #expect(!"\(request)".contains(secret) && !"\(request.fields)".contains(secret))
      }
    }
    let challenges = ["WWW-Authenticate: NTLM \(secret)", "Set-Cookie: \(secret)", "Proxy-Authenticate: \(secret)"]
    for line in challenges {
      let response = try read(HTTPResponse.self, "HTTP/1.1 401 No\r\n\(line)\r\n\r\n")
      #expect(!"\(response)".contains(secret) && !"\(response.fields)".contains(secret))
    }
  }

  /// What is kept of a message is bounded, and so is what is looked at.
  @Test func isBounded() throws {
    let long = String(repeating: "a", count: 15_000)
    let request = try read(HTTPRequest.self, "GET /\(long) HTTP/1.1\r\nHost: \(long.prefix(1_000))\r\n\r\n")
    #expect(request.target.count == 255 && request.host?.count == 255)
    let response = try read(HTTPResponse.self, "HTTP/1.1 403 \(long)\r\n\r\n")
    #expect(response.reason.count == 80)
    for text in [
      long + long, "GET /\(long)\(long) HTTP/1.1", "GET / HTTP/1.1\r\n" + String(repeating: "a:b\n", count: 9_000),
    ] {
      let error = try #require(throws: ParseError.self) { try read(HTTPRequest.self, text) }
      guard case .invalid = error.problem else {
        Issue.record("\(error)")
        continue
      }
    }
  }

  /// A report escapes what it prints; here control characters are but bytes.
  @Test func takesControlCharactersForWhatTheyAre() throws {
    let response = try read(HTTPResponse.self, "HTTP/1.1 403 \u{1B}[2J\u{7}\0\r\n\r\n")
    #expect(response.reason == "\u{1B}[2J\u{7}\0")
  }

  @Test(arguments: [
    "\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "get / HTTP/1.1\r\n\r\n", "GET / FTP/1.1\r\n\r\n",
    String(repeating: "G", count: 25) + " / HTTP/1.1\r\n\r\n",
  ])
  func refusesWhatIsNoRequest(text: String) {
    #expect(throws: ParseError.self) { try read(HTTPRequest.self, text) }
  }

  @Test(arguments: [
    "HTTP/1.1\r\n\r\n", "HTTP/1.1 20\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 +20 OK\r\n\r\n", "200 OK\r\n\r\n",
  ])
  func refusesWhatIsNoResponse(text: String) {
    #expect(throws: ParseError.self) { try read(HTTPResponse.self, text) }
  }
}
