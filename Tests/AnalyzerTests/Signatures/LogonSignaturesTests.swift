import Conversation
import Testing

@testable import Analyzer

/// Logons that end at the proof of the key, at a version, or for want of a ticket.
@Suite struct LogonSignaturesTests {
  private static let code = MstscCode(DisconnectReason(rawValue: 0x1607))

  private func atProof(_ certificate: ServerCertificate = .valid) -> Conversation {
    var talk = windowsPair()
    talk.negotiate()
    talk.tls12(certificate)
    talk.ntlm()
    return talk
  }

  // MARK: - The proof of the key

  private func judged(_ talk: Conversation, code: MstscCode?) throws -> Said {
    let told = try Told(talk)
    let first = try #require(told.attempts.first)
    let attempt = Attempt(
      client: first.client, server: first.server, connections: first.connections, names: [], serverName: nil,
      window: first.window, code: code, focus: 0)
    return Said(Signature.delegationPolicy.judge(attempt))
  }

  @Test func stopAtTheProofIsAPolicyOnlyByTheCode() throws {
    var talk = atProof()
    talk.windowsClose()
    #expect(try judged(talk, code: Self.code) == .matched(.likely, nil))
    #expect(try judged(talk, code: nil) == .cannotTell)
    #expect(try judged(talk, code: MstscCode(.socketClosed)) == .cannotTell)
  }

  @Test func clientThatSentItsCredentialsHadNoSuchPolicy() throws {
    var talk = atProof()
    talk.credentials()
    talk.windowsClose()
    #expect(try judged(talk, code: Self.code) == .cannotTell)
  }

  @Test func certificatesThatDiffer() throws {
    for (second, isMatch) in [(ServerCertificate.valid, true), (.wrongName, false)] {
      var first = atProof(.wrongName)
      first.windowsClose()
      var next = first.reconnection(after: 2)
      next.negotiate()
      next.tls12(second)
      next.ntlm()
      next.windowsClose()
      #expect(try Told(first, next).judgement(.credsspPubkeyMismatch).isMatch == isMatch)
    }
  }

  @Test func serverThatDropsTheProofOfAnInspectedConnection() throws {
    let told = try Told(fixture: "tls-interception-issuer")
    #expect(try told.judgement(.tlsInterceptionIssuer) == .matched(.likely, nil))
    var talk = atProof()
    talk.windowsClose()
    #expect(try Told(talk).judgement(.tlsInterceptionIssuer).isRuledOut)
  }

  // MARK: - Versions

  private static let versions: [(fixture: String, Signature)] = [
    ("credssp-oracle-client-blocks", .credsspOracleClientBlocks),
    ("credssp-oracle-server-blocks", .credsspOracleServerBlocks), ("credssp-version-flip", .credsspVersionFlip),
  ]

  @Test(arguments: 0..<3)
  func eachTroubleWithVersionsHasOneSignature(place: Int) throws {
    let told = try Told(fixture: Self.versions[place].fixture)
    for (other, (_, signature)) in Self.versions.enumerated() {
      #expect(try told.judgement(signature).isMatch == (other == place), "\(signature.id)")
    }
  }

  /// A wrong password at a server without error codes looks alike but for the client's version.
  @Test(arguments: ["nla-silent-drop-after-auth-token", "nla-logon-failure", "healthy-nla-shadow"])
  func updatedPeersAreNoTroubleWithVersions(name: String) throws {
    let told = try Told(fixture: name)
    for (_, signature) in Self.versions { #expect(try !told.judgement(signature).isMatch, "\(signature.id)") }
  }

  /// Without the keys nobody knows the versions.
  @Test func closedVersionsTellNothing() throws {
    var talk = atProof()
    talk.windowsClose()
    for (_, signature) in Self.versions { #expect(try Told(talk).judgement(signature) == .cannotTell) }
  }

  // MARK: - Answers of RDSTLS and Entra

  @Test func codesRankTheCauses() throws {
    let brought = try Told(fixture: "rdstls-denied").finding(.rdstlsDenied)
    #expect(brought.causes[0].title.contains("User name or password") && brought.causes[0].for.count == 1)
    #expect(
      brought.evidence[0].text.contains("RDSTLS_RESULT_LOGON_FAILURE (0x0000052E)")
        || brought.evidence[0].text.contains("RDSTLS_RESULT_LOGON_FAILURE"))
    let web = try Told(fixture: "aad-denied").finding(.aadDenied)
    #expect(web.causes[0].title.contains("registered") && web.causes[0].for.count == 1)
  }

  /// Nobody can tell steps of MCS from messages of RDSTLS and Entra that stay closed.
  @Test(arguments: ["rdstls-denied", "aad-denied"])
  func closedMessagesAreNoStepsOfMCS(name: String) throws {
    let connection = try #require(try Told(fixture: name).attempts.first?.connection)
    #expect(!connection.progress.reached(.mcsConnectInitial))
  }

  // MARK: - Early authorization

  @Test(arguments: [(462, Analyzer.Step.mcsConnectInitial), (80, .credsspCredentials)])
  func answerOfFourBytesIsGrantedWhenSettingsFollow(settings: Int, last: Analyzer.Step) throws {
    var talk = atProof()
    talk.credentials()
    talk.client(.sealed(settings))
    talk.server(.fin)
    let connection = try #require(try Told(talk).attempts.first?.connection)
    #expect(connection.progress.last?.step == last)
  }

  @Test func answerWithoutSettingsIsDenied() throws {
    var talk = atProof()
    talk.credentials()
    talk.server(.fin)
    let told = try Told(talk)
    #expect(told.attempts.first?.connection?.progress.reached(.earlyAuthorization) == false)
    #expect(try told.judgement(.authzDeniedEarly) == .matched(.likely, nil))
  }

  // MARK: - Tickets

  private static let topics: [Signature] = [
    .krbClientError, .krbSkew, .krbPrincipalUnknown, .krbAPModified, .smartcardFail, .krbErrorOther,
  ]

  @Test(
    arguments: [
      (41, "krb-ap-modified"), (12, "krb-error-other"), (13, "krb-error-other"), (60, "krb-error-other"),
      (16, "smartcard-fail"), (62, "smartcard-fail"), (66, "smartcard-fail"), (70, "smartcard-fail"),
      (76, "smartcard-fail"), (24, "krb-client-error"), (25, nil), (52, nil), (27, nil), (69, nil),
    ] as [(Int, String?)])
  func eachRefusalHasItsSignature(code: Int, id: String?) throws {
    var talk = windowsPair()
    talk.negotiate(selecting: 2)
    talk.tls12()
    talk.ask("10.0.0.88", .request(for: "TERMSRV/rdp.example"))
    talk.hear("10.0.0.88", .error(code, for: "TERMSRV/rdp.example"))
    talk.windowsClose()
    let told = try Told(talk)
    #expect(try Self.topics.filter { try told.judgement($0).isMatch }.map(\.id) == (id.map { [$0] } ?? []))
  }
}
