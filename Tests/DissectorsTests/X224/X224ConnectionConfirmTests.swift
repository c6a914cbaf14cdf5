import Bytes
import Dissectors
import Testing

struct X224ConnectionConfirmTests {
  @Test func readsSelectedProtocolAndFlags() throws {
    let confirm = try confirm([2, 0x1F, 8, 0, 8, 0, 0, 0])
    let flags: X224ConnectionConfirm.Flags = [
      .extendedClientDataSupported, .dynamicChannelGraphicsSupported, .reserved, .restrictedAdminModeSupported,
      .redirectedAuthenticationModeSupported,
    ]
    #expect(confirm.negotiation == .response(flags, selected: .hybridEx))
    #expect(confirm.connection.sourceReference == 0x1234)
    #expect(
      confirm.fields.contains(
        Field("rdp.negReq.selectedProtocol", .hex(8, digits: 8), meaning: "HYBRID_EX")))
  }

  @Test func readsFailureWithItsName() throws {
    let confirm = try confirm([3, 0, 8, 0, 5, 0, 0, 0])
    #expect(confirm.negotiation == .failure(.hybridRequiredByServer))
    #expect(
      confirm.fields.last
        == Field("rdp.negFailure.failureCode", .hex(5, digits: 8), meaning: "HYBRID_REQUIRED_BY_SERVER"))
  }

  @Test func keepsUnknownFailureCode() throws {
    #expect(try confirm([3, 0, 8, 0, 7, 0, 0, 0]).negotiation == .failure(NegotiationFailureCode(rawValue: 7)))
  }

  @Test func readsConfirmWithoutNegotiation() throws {
    #expect(try confirm([]).negotiation == .none)
  }

  /// The server of a fuzzed session, whose block has a type and a length that do not exist.
  @Test func refusesWrongTypeAndLength() {
    #expect(
      throws: ParseError(field: "negotiation length", position: 9, problem: .invalid(expected: "8", found: 0x1008))
    ) { try confirm([2, 0, 8, 0x10, 0, 0, 0, 0]) }
    #expect(
      throws: ParseError(
        field: "negotiation type", position: 7, problem: .invalid(expected: "2 (response) or 3 (failure)", found: 1))
    ) { try confirm([1, 0, 8, 0, 0, 0, 0, 0]) }
  }

  @discardableResult
  private func confirm(_ negotiation: [UInt8]) throws(ParseError) -> X224ConnectionConfirm {
    let bytes = [UInt8(6 + negotiation.count), 0xD0, 0, 0, 0x12, 0x34, 0] + negotiation
    return try bytes.withReader { reader throws(ParseError) in try X224ConnectionConfirm(parsing: &reader) }
  }
}
