import Conversation
import Testing

@testable import Analyzer

@Suite struct AuthorizationSignaturesTests {
  /// A user whom the server believes, up to the credentials.
  private func loggedOn(selecting selected: Int = 8) -> Conversation {
    var talk = windowsPair()
    talk.negotiate(selecting: selected)
    talk.tls12()
    talk.ntlm()
    talk.client(.sealed(163))
    return talk
  }

  @Test func fourBytesAndAnEndAreADenialByInference() throws {
    var talk = loggedOn()
    talk.server(.sealed(4), .fin)
    let told = try Told(talk)
    #expect(try told.judgement(.authzDeniedEarly) == .matched(.likely, nil))
    #expect(try told.judgement(.nlaErrorcodeUndecrypted) == .cannotTell)
    let report = try #require(told.attempts.first).judged(id: 1, capture: "")
    #expect(report.verdict == .failed && report.phase == .authorization)
  }

  /// A client that closes may have wanted nothing but to check the password.
  @Test func clientThatLeavesAfterTheFourBytesIsOnlyPossiblyDenied() throws {
    var talk = loggedOn()
    talk.server(.sealed(4))
    talk.windowsClose()
    #expect(try Told(talk).judgement(.authzDeniedEarly) == .matched(.possible, nil))
  }

  @Test func clientThatGoesOnWasLetIn() throws {
    var talk = loggedOn()
    talk.server(.sealed(4))
    talk.client(.sealed(462))
    talk.server(.fin)
    #expect(try Told(talk).judgement(.authzDeniedEarly).isRuledOut)
  }

  @Test func serverWithoutHybridExHasNoEarlyAnswer() throws {
    var talk = loggedOn(selecting: 2)
    talk.server(.sealed(4), .fin)
    #expect(try Told(talk).judgement(.authzDeniedEarly) == .cannotTell)
  }

  @Test func fourBytesBeforeTheCredentialsAreSomethingElse() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.tls12()
    talk.client(.sealed(57))
    talk.server(.sealed(4), .fin)
    #expect(try Told(talk).judgement(.authzDeniedEarly) == .cannotTell)
  }

  @Test func openConnectionMayStillGoOn() throws {
    var talk = loggedOn()
    talk.server(.sealed(4))
    #expect(try Told(talk).judgement(.authzDeniedEarly) == .cannotTell)
  }

  @Test func wordsOfTheServerAreCertain() throws {
    let early = try Told(fixture: "authz-denied-early")
    #expect(try early.judgement(.authzDeniedEarly) == .matched(.certain, nil))
    #expect(try early.finding(.authzDeniedEarly).evidence.map(\.text).contains { $0.contains("LAB\\alice") })
    #expect(try early.judgement(.authzDeniedErrinfo) == .cannotTell)
    #expect(try early.judgement(.nlaLogonFailure).isRuledOut)
    let late = try Told(fixture: "authz-denied-errinfo")
    #expect(try late.judgement(.authzDeniedErrinfo) == .matched(.certain, nil))
    #expect(try late.judgement(.authzDeniedEarly) == .cannotTell)
  }
}
