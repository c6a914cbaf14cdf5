import Conversation
import Crypto
import Testing

@testable import Analyzer

/// Conversations with proxies and gateways, composed after those of the lab.
@Suite struct GatewaySignaturesTests {
  private func proxyPair(port: UInt16 = 3128) -> Conversation {
    Conversation(client: "192.0.2.10", server: "198.51.100.20", port: port)
  }

  private func refusal(_ answer: String, asking target: String = "desk.lab.test:3389", port: UInt16 = 3128)
    -> Conversation
  {
    var talk = proxyPair(port: port)
    talk.handshake()
    talk.client(.text("CONNECT \(target) HTTP/1.1\r\nHost: \(target)\r\n\r\n"))
    talk.server(.text(answer))
    talk.windowsClose()
    return talk
  }

  // MARK: - HTTP proxies

  @Test(arguments: [
    ("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\n\r\n", "log on to it"),
    ("HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\n\r\nno!", "A rule of the proxy"),
    ("HTTP/1.0 503 Service Unavailable\r\n\r\n<html>", "cannot reach the server"),
    ("HTTP/1.1 504 Gateway Timeout\r\n\r\n", "cannot reach the server"),
    ("HTTP/1.1 501\r\n\r\n", "another kind of proxy"),
  ])
  func aProxySaysWhy(answer: String, cause: String) throws {
    for port in [3128, 8080, 3389, 443] as [UInt16] {
      let told = try Told(refusal(answer, port: port))
      #expect(told.attempts.count == 1)
      let finding = try told.finding(.rdpOverHTTPProxy)
      #expect(finding.confidence == .certain && finding.phase == .gateway)
      #expect(finding.causes[0].title.contains(cause))
      let conclusion = Diagnosis(told.attempts[0], catalogue: Signature.catalogue).conclude()
      #expect(conclusion.finding?.id == "rdp-over-http-proxy" && conclusion.alsoSeen == [])
    }
  }

  /// What is read after the empty line of the proxy's consent is RDP, and judged as such.
  @Test func whatAProxyLetsThroughIsRDP() throws {
    var talk = proxyPair()
    talk.handshake()
    talk.client(.text("CONNECT [2001:db8::7]:3389 HTTP/1.1\r\n\r\n"))
    talk.server(.text("HTTP/1.1 200 Connection established\r\nVia: one\r\n\r\n"))
    talk.client(.x224Request(protocols: 0xB))
    talk.server(.x224Failure(code: 5))
    talk.windowsClose()
    let told = try Told(talk)
    #expect(try told.judgement(.rdpOverHTTPProxy) == .ruledOut([5]))
    #expect(try told.judgement(.x224NegFailureNLARequired) == .matched(.certain, nil))
    #expect(told.attempts[0].connection?.progress.last?.step == .x224Request)
    #expect(told.attempts[0].connection?.progress.milestone(.gatewayAnswer)?.frame == 5)
  }

  /// A client that is asked for a proof and has one asks again on the same connection.
  @Test func aProxyThatIsConvincedRefusedNothing() throws {
    var talk = proxyPair()
    talk.handshake()
    talk.client(.text("CONNECT desk:3389 HTTP/1.1\r\n\r\n"))
    talk.server(.text("HTTP/1.1 407 No\r\nContent-Length: 4\r\n\r\nbody"))
    talk.client(.text("CONNECT desk:3389 HTTP/1.1\r\nProxy-Authorization: Basic aHVudGVyMg==\r\n\r\n"))
    talk.server(.text("HTTP/1.1 200 OK\r\n\r\n"))
    talk.client(.x224Request(protocols: 1))
    talk.server(.x224Confirm(selected: 1))
    let told = try Told(talk)
    #expect(try told.judgement(.rdpOverHTTPProxy) == .ruledOut([7]))
    #expect(told.attempts[0].connection?.progress.last?.step == .x224Confirm)
  }

  /// The last word counts.
  @Test func aProxyThatIsNotConvincedIsToldByItsLastWord() throws {
    var talk = proxyPair()
    talk.handshake()
    for status in ["407 Proof", "403 Never"] {
      talk.client(.text("CONNECT desk:3389 HTTP/1.1\r\n\r\n"))
      talk.server(.text("HTTP/1.1 \(status)\r\nContent-Length: 0\r\n\r\n"))
    }
    talk.windowsClose()
    #expect(try Told(talk).finding(.rdpOverHTTPProxy).evidence[1].text == "the answer is 403 Never")
  }

  /// A proxy carries everything; only what is asked for the port of RDP is of any interest.
  @Test(arguments: ["desk.lab.test:443", "desk.lab.test:33890", "desk.lab.test", "3389", "desk.lab.test:03389x", ":"])
  func otherUsesOfAProxyLeaveNoAttempt(target: String) throws {
    #expect(try Told(refusal("HTTP/1.1 403 Forbidden\r\n\r\n", asking: target)).attempts.isEmpty)
  }

  /// Nor where some keys are known, for which the way to port 443 is followed in case it leads to a gateway.
  @Test func otherUsesOfAProxyLeaveNoAttemptWithKeysEither() throws {
    var secrets = TLSSecrets()
    let random = String(repeating: "ab", count: 32)
    secrets.add(keyLog: Array("CLIENT_RANDOM \(random) \(String(repeating: "cd", count: 48))".utf8))
    for answer in ["HTTP/1.1 407 No\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 2"] {
      let talk = refusal(answer, asking: "www.lab.test:443")
      #expect(try Told(talk.recording, options: AnalysisOptions(secrets: secrets)).attempts.isEmpty)
    }
  }

  /// Only what a conversation begins with says what it is.
  @Test func wordsInTheMiddleLeaveNoAttempt() throws {
    var talk = proxyPair()
    talk.handshake()
    talk.client(.text("POST / HTTP/1.1\r\n\r\n"))
    talk.client(.text("CONNECT desk.lab.test:3389 HTTP/1.1\r\n\r\n"))
    talk.server(.text("HTTP/1.1 403 Forbidden\r\n\r\n"))
    #expect(try Told(talk).attempts.isEmpty)
  }

  // MARK: - Hostile text

  @Test(arguments: [
    "HTTP/1.1 403", "HTTP/1.1 403 \u{1B}[31m\r\n", "\0\0\0\0\r\n\r\n", String(repeating: "HTTP", count: 60_000),
    "HTTP/1.1 407 No\r\nContent-Length: 99999999999999999999\r\n\r\n", "HTTP/1.1 100 Go on\r\n\r\n",
    "HTTP/1.1 403 No\r\nContent-Length: 18446744073709551615\r\n\r\nx",
  ])
  func hostileAnswersEndNowhere(answer: String) throws {
    let told = try Told(refusal(answer))
    #expect(told.attempts.count == 1)
    #expect(told.attempts[0].connection?.progress.last?.step == .gatewayRequest)
  }
}
