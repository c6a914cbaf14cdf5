import Dissectors

/// What a refusal in licensing is about.
enum LicenseTrouble {
  case noServer
  case noLicense
  case clientCache
  case other

  init(_ code: LicenseErrorCode) {
    switch code {
    case .noLicenseServer: self = .noServer
    case .noLicense: self = .noLicense
    case .invalidMAC: self = .clientCache
    default: self = .other
    }
  }

  /// What a client says of the server's certificate, its licence or its signature is none of what servers refuse for.
  init(_ refusal: Timeline.Sighting<LicenseError>) {
    self = refusal.event.side == .server ? LicenseTrouble(refusal.message.errorCode) : .other
  }

  /// Nil for what has nothing to do with licences.
  init?(_ info: ErrorInfo) {
    switch info {
    case .licenseNoServer: self = .noServer
    case .licenseNoLicense: self = .noLicense
    case .licenseBadClientMessage, .licenseOfOtherHardware, .licenseBadClientLicense, .licenseBadClientEncryption:
      self = .clientCache
    case _ where ErrorInfo.licensing.contains(info.rawValue): self = .other
    default: return nil
    }
  }
}

extension Attempt {
  /// Judges whether licensing ended with this trouble, by Set Error Info or else by the last error message of licensing.
  func judgeLicensing(_ trouble: LicenseTrouble) -> Judgement {
    guard let connection else { return .cannotTell("no connection was tried") }
    if let info = connection.errorInfo, let found = LicenseTrouble(info.message.errorInfo) {
      return judge(found, trouble, info)
    }
    if connection.progress.reached(.demandActive) {
      return .cannotTell("licensing was over, and the session was set up")
    }
    guard let refusal = connection.timeline.all(LicenseError.self).last else {
      return .cannotTell("no licensing error can be read")
    }
    guard !refusal.message.isSuccess, LicenseTrouble(refusal) == trouble else {
      return .ruledOut("licensing ended with \(refusal.message.errorCode.text)", by: refusal.event)
    }
    return .matched(
      Judgement.Match(
        refusal.message.stateTransition == .totalAbort ? .certain : .likely,
        [.licensing(refusal)] + (connection.end(after: refusal.event).map { [$0] } ?? [])))
  }

  private func judge(
    _ found: LicenseTrouble, _ wanted: LicenseTrouble, _ info: Timeline.Sighting<SetErrorInfo>
  ) -> Judgement {
    guard found == wanted else {
      return .ruledOut("the server's reason is \(info.message.errorInfo.text)", by: info.event)
    }
    guard case .matched(var match) = judgeErrorInfo([info.message.errorInfo]) else { return .cannotTell("no reason") }
    match.phase = nil
    return .matched(match)
  }
}

extension Evidence {
  static func licensing(_ refusal: Timeline.Sighting<LicenseError>) -> Evidence {
    let (code, transition) = (refusal.message.errorCode, refusal.message.stateTransition)
    return Evidence(
      refusal.event.frame, field: "rdp.errorCode",
      "the \(refusal.event.side.rawValue) answered in licensing with \(code.text), \(transition.name ?? transition.hex)"
    )
  }
}

extension LicenseErrorCode {
  /// "ERR_NO_LICENSE (2)".
  var text: String { name.map { "\($0) (\(rawValue))" } ?? hex }
}

extension ErrorInfo {
  /// The values of Set Error Info that are about licences.
  static let licensing: ClosedRange<UInt32> = 0x100...0x10A
}

extension Remedy {
  static let diagnoseLicensing = Remedy(
    .server,
    "Run the licensing diagnoser: it names the licensing mode, the licence servers and what is wrong with them.",
    command: "lsdiag.msc")

  static let connectForAdministration = Remedy(
    .client, "To get at the server meanwhile, connect as an administrator: that needs no licence.",
    command: "mstsc /v:HOST /admin")
}
