import Dissectors

/// What can be said of a number that no table has: the family it belongs to, and no more.
enum UnknownCode {
  /// The explanations of a number whose field is not said; empty when nothing is known of its range.
  static func explain(_ value: UInt32) -> [Explanation] {
    switch value {
    case 0...0xFFF: [disconnectReason(DisconnectReason(rawValue: value))]
    case ExtendedDisconnectReason.protocolRange:
      [disconnectReason(DisconnectReason(rawValue: value)), protocolError(value)]
    case 0x8000...0xFFFF: [disconnectReason(DisconnectReason(rawValue: value))]
    default: range(of: value).map { [$0] } ?? []
    }
  }

  /// The explanation of a number in a space whose table does not have it.
  static func explain(_ value: UInt32, in space: CodeSpace) -> Explanation {
    if space.prefixes == CodeSpace.disconnectReason.prefixes {
      return disconnectReason(DisconnectReason(rawValue: value))
    }
    if space.prefixes == CodeSpace.extendedDisconnectReason.prefixes,
      ExtendedDisconnectReason.protocolRange.contains(value)
    {
      return protocolError(value)
    }
    return Explanation(
      subject: space.subject(value), field: space.field, answer: "This value is not in the table of its field.",
      statements: [
        .inferred("The table does not have it; it may be newer than the table, or not meant for it.", space.source)
      ],
      onTheWire: space.common.onTheWire, nextSteps: space.common.nextSteps)
  }

  static func disconnectReason(_ reason: DisconnectReason) -> Explanation {
    let space = CodeSpace.disconnectReason
    return Explanation(
      subject: space.subject(reason.rawValue), field: space.field,
      answer: "If mstsc showed it as an error code: it is not a documented one.",
      statements: [family(of: reason)], nextSteps: space.common.nextSteps)
  }

  private static let listSource = "derived from the list in Microsoft, IMsTscAxEvents::OnDisconnected"

  static func family(of reason: DisconnectReason) -> Statement {
    let lowByte = printedHex(reason.rawValue & 0xFF)
    if let family = reason.family {
      return .inferred(
        "Its low byte is \(lowByte): the documented codes that end so are about \(family.meaning).", listSource)
    }
    if reason.rawValue <= 0xFF { return .inferred("The list of disconnect reasons does not have it.", listSource) }
    return .inferred(
      "Its low byte is \(lowByte), and no documented code ends so: the number says nothing about the layer.", listSource
    )
  }

  private static func protocolError(_ value: UInt32) -> Explanation {
    Explanation(
      subject: CodeSpace.extendedDisconnectReason.subject(value), field: CodeSpace.extendedDisconnectReason.field,
      answer: "If it was the extended code: an internal protocol error without a name here.",
      statements: [protocolErrorRange])
  }

  private static func range(of value: UInt32) -> Explanation? {
    switch value >> 16 {
    case 0x0001: freeRDPErrorInfo(value)
    case 0x0002: explain(value, in: .freeRDP)
    case 0x0300: gatewayClass(value)
    case 0x8007: win32(value)
    case 0x8009:
      status(value, .documented("The facility of this HRESULT is 9, security functions.", "MS-ERREF 2.1"))
    case 0xC000...0xCFFF: status(value, .documented("The top two bits say: an NTSTATUS error.", "MS-ERREF 2.3"))
    default: nil
    }
  }

  private static func status(_ value: UInt32, _ statement: Statement) -> Explanation {
    Explanation(
      subject: CodeSpace.ntStatus.subject(value), field: CodeSpace.ntStatus.field,
      answer: "This status is not in the table here. Microsoft's MS-ERREF lists all of them.", statements: [statement],
      onTheWire: CodeSpace.ntStatus.common.onTheWire, signatures: ["nla-refused-other"],
      nextSteps: CodeSpace.ntStatus.common.nextSteps)
  }

  private static func win32(_ value: UInt32) -> Explanation {
    let inner = value & 0xFFFF
    return status(
      value, .documented("An HRESULT that wraps the Windows error \(inner) (\(printedHex(inner))).", "MS-ERREF 2.1"))
  }

  private static func gatewayClass(_ value: UInt32) -> Explanation {
    Explanation(
      subject: printedHex(value), field: "A code of Microsoft's newer clients.",
      answer: "Codes of this form are seen with gateways. No documentation of them was found.",
      statements: [
        .inferred("The range is known from reports only.", "field reports; no table of Microsoft was found")
      ],
      nextSteps: [
        "Capture one attempt on the client: does it reach the gateway (TCP 443)?", "Read the gateway's event log.",
      ])
  }

  private static func freeRDPErrorInfo(_ value: UInt32) -> Explanation {
    let inner = ErrorInfo(rawValue: value & 0xFFFF)
    let name = inner.name ?? "a value without a name here"
    return Explanation(
      subject: CodeSpace.freeRDP.subject(value), field: CodeSpace.freeRDP.field,
      answer: "FreeRDP's wrapping of a Set Error Info value: explain errinfo:\(printedHex(inner.rawValue)).",
      statements: [
        .documented(
          "Class 0x0001 wraps Set Error Info \(printedHex(inner.rawValue)), \(name).",
          "FreeRDP, include/freerdp/error.h")
      ],
      onTheWire: CodeSpace.errorInfo.common.onTheWire, signatures: errorInfoSignatures(inner.rawValue))
  }
}
