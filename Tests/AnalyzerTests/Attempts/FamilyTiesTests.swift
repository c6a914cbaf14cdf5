import Capture
import Conversation
import Dissectors
import Foundation
import Testing

@testable import Analyzer

/// Two families of addresses, one click. All conversations are composed.
@Suite struct FamilyTiesTests {
  private static let name = "desk.example"
  private static let server4: Address = "198.51.100.20"
  private static let server6: Address = "2001:db8:0:1::20"

  /// A client that asks for both addresses of the name, over the family of its own.
  private func asking(_ client: Address = "192.0.2.10", _ answers: [Address] = [server4, server6]) -> Conversation {
    let resolver: Address = client.isIPv6 ? "2001:db8::53" : "10.0.0.53"
    var talk = Conversation(client: client, server: client.isIPv6 ? Self.server6 : Self.server4)
    for (id, address) in answers.enumerated() {
      let type = address.isIPv6 ? 28 : 1
      talk.dnsQuery(Self.name, type: type, to: resolver, id: id)
      talk.dnsAnswer(Self.name, [address], type: type, from: resolver, id: id)
    }
    return talk
  }

  private func over4(at seconds: Double, from port: UInt16 = 50_004) -> Conversation {
    var talk = Conversation(client: "192.0.2.10", server: Self.server4, from: port)
    talk.wait(seconds: seconds)
    return talk
  }

  private func over6(
    at seconds: Double = 0.01, from port: UInt16 = 50_006, client: Address = "2001:db8::10"
  ) -> Conversation {
    var talk = Conversation(client: client, server: Self.server6, from: port)
    talk.wait(seconds: seconds)
    return talk
  }

  /// SYNs that nobody answers.
  private func silent(_ talk: Conversation, _ waits: [Double] = [1, 2, 4]) -> Conversation {
    var talk = talk
    talk.client(.syn)
    for seconds in waits {
      talk.wait(seconds: seconds)
      talk.retransmit(.client)
    }
    return talk
  }

  private func session(_ talk: Conversation) -> Conversation {
    var talk = talk
    talk.windowsSession()
    return talk
  }

  private func reports(_ talks: Conversation...) throws -> [AttemptReport] {
    let frames = talks.flatMap(\.recording.frames).enumerated()
    let inOrder = frames.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    return try Told(Recording(inOrder.map(\.element))).attempts.map { $0.judged(id: 1, capture: "") }
  }

  // MARK: One click

  @Test(arguments: ["192.0.2.10", "2001:db8::10"] as [Address])
  func silenceOverIPv6BesideASessionOverIPv4IsNoFailure(asker: Address) throws {
    let reports = try reports(asking(asker), silent(over6()), session(over4(at: 0.3)))
    #expect(reports.map(\.verdict) == [.succeeded])
    #expect(reports.first?.connections.count == 2)
    #expect(reports.first?.lookalikes.map(\.id).contains("lk-multi-conn-family") ?? false)
    #expect(reports.first?.server.address?.isIPv4 ?? false)
    #expect(reports.first?.client.address?.isIPv4 ?? false)
    #expect(reports.first?.server.name == Self.name)
  }

  @Test func clientThatGivesUpFirstIsOneToo() throws {
    let reports = try reports(asking(), silent(over6(), [1, 2, 4, 8]), session(over4(at: 21)))
    #expect(reports.map(\.verdict) == [.succeeded])
  }

  @Test func refusalOverIPv6BesideASessionOverIPv4IsNoFailure() throws {
    var refused = over6()
    refused.client(.syn)
    refused.server(.refusal)
    let reports = try reports(asking(), refused, session(over4(at: 0.1)))
    #expect(reports.map(\.verdict) == [.succeeded])
    #expect(reports.first?.lookalikes.first { $0.id == "lk-multi-conn-family" }?.text.contains("refused") ?? false)
  }

  @Test func loserOfTheRaceIsNoPortTest() throws {
    var loser = over4(at: 0.3)
    loser.handshake()
    loser.client(.rst)
    let reports = try reports(asking(), session(over6()), loser)
    #expect(reports.map(\.verdict) == [.succeeded])
    #expect(
      reports.first?.lookalikes.map(\.id).filter { $0 != "lk-server-rst-after-client-fin" } == ["lk-multi-conn-family"])
  }

  @Test func portTestOverIPv4BesideADeadIPv6IsNoFailure() throws {
    var test = over4(at: 7)
    test.handshake()
    test.windowsClose()
    let reports = try reports(asking(), silent(over6()), test)
    #expect(reports.map(\.verdict) == [.incomplete])
    #expect(reports.first?.server.address?.isIPv4 ?? false)
  }

  @Test func silenceOverBothIsOneFailureThatNamesBoth() throws {
    let reports = try reports(asking(), silent(over6()), silent(over4(at: 3)))
    #expect(reports.map(\.finding?.id) == ["tcp-syn-drop"])
    let evidence = try #require(reports.first?.finding?.evidence)
    #expect(evidence.contains { $0.text.contains("198.51.100.20") })
    #expect(reports.first?.ruledOut.contains { $0.id == "dns-aaaa-dead-ipv6" } ?? false)
  }

  @Test func failureOverIPv4NamesTheDeadIPv6() throws {
    var refused = over4(at: 1)
    refused.handshake()
    refused.client(.x224Request(protocols: 3))
    refused.server(.x224Failure(code: 3))
    refused.windowsClose()
    let reports = try reports(asking(), silent(over6()), refused)
    #expect(reports.map(\.finding?.id) == ["x224-neg-failure-no-cert"])
    #expect(reports.first?.finding?.evidence.last?.text.contains("2001:db8:0:1::20") ?? false)
    #expect(reports.first?.alsoSeen.first?.id == "dns-aaaa-dead-ipv6")
  }

  @Test func fallsBackWithinOneClick() throws {
    var refused = over4(at: 0.3)
    refused.handshake()
    refused.client(.x224Request(protocols: 0xB))
    refused.server(.x224Failure(code: 2))
    refused.windowsClose()
    let reports = try reports(asking(), silent(over6()), refused, session(over4(at: 1, from: 50_005)))
    #expect(reports.map(\.connections.count) == [3])
  }

  // MARK: Two clicks, or two users

  @Test func withoutALookUpNothingIsTied() throws {
    let reports = try reports(silent(over6()), session(over4(at: 0.3)))
    #expect(reports.map(\.verdict) == [.failed, .succeeded])
  }

  @Test func addressOfOneFamilyAloneTiesNothing() throws {
    let reports = try reports(asking("192.0.2.10", [Self.server4]), silent(over6()), session(over4(at: 0.3)))
    #expect(reports.count == 2)
  }

  @Test func laterTryIsAnotherClick() throws {
    #expect(try reports(asking(), silent(over6()), session(over4(at: 31))).count == 2)
  }

  @Test func secondClickIsItsOwn() throws {
    let reports = try reports(
      asking(), silent(over6()), session(over4(at: 0.3)), silent(over6(at: 20, from: 50_007)),
      session(over4(at: 20.3, from: 50_005)))
    #expect(reports.map(\.verdict) == [.succeeded, .succeeded])
    #expect(reports.map(\.connections.count) == [2, 2])
  }

  @Test func twoSessionsAreTwo() throws {
    #expect(try reports(asking(), session(over6()), session(over4(at: 0.3))).count == 2)
  }

  @Test func twoHostsThatAskForTheNameAreNotToldApart() throws {
    let reports = try reports(
      asking("192.0.2.77"), asking(), silent(over6()), session(over4(at: 0.3)))
    #expect(Set(reports.map(\.verdict)) == [.failed, .succeeded])
  }

  @Test func twoHostsThatConnectOverIPv6AreNotToldApart() throws {
    let reports = try reports(
      asking(), silent(over6()), session(over4(at: 0.3)), silent(over6(at: 2, client: "2001:db8::11")))
    #expect(reports.map(\.verdict).sorted { $0.rawValue < $1.rawValue } == [.failed, .failed, .succeeded])
  }

  /// Two network cards are two hosts; where the link layer shows none, the look-up and the time must do.
  @Test(arguments: [("another card", hex("0200 0000 0b01"), 2), ("the same card", hex("0200 0000 0a01"), 1)])
  func networkCardsTellHostsApart(_ name: String, card: [UInt8], attempts: Int) throws {
    let talks = [asking(), silent(over6()), session(over4(at: 0.3))].flatMap(\.recording.frames).enumerated()
    let frames = talks.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    var file = Recording(frames).pcapng()
    for place in file.indices.dropLast(8) where file[place..<place + 8].elementsEqual(hex("0200 0000 0a01 86dd")) {
      file.replaceSubrange(place..<place + 6, with: card)
    }
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pcapng")
    try Data(file).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    #expect(try Told(capture: path.path).attempts.count == attempts)
    try Data(Recording(frames).pcapng(.raw)).write(to: path)
    #expect(try Told(capture: path.path).attempts.count == 1)
  }

  // MARK: While the capture goes on

  @Test func liveCaptureTellsThemAsOne() throws {
    let frames = Recording(asking(), silent(over6()), session(over4(at: 0.3)))
    var analysis = Analysis(isLive: true)
    frames.deliver(to: &analysis)
    let last = try #require(frames.frames.last)
    let reports = analysis.settle(now: .init(nanoseconds: last.time + 30_000_000_000))
    #expect(reports.map(\.connections.count) == [2])
    #expect(reports.map(\.verdict) == [.succeeded])
  }
}
