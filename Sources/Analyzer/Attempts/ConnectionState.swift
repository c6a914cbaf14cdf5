import Capture
import Dissectors

/// What became of one connection, before anybody asks why.
public enum ConnectionState: Sendable, Equatable {
  /// The session ran; it is still open, or its end was a normal one.
  case succeeded
  /// The session ran, and the server or the path ended it.
  case dropped
  /// The capture does not hold enough of it; the reason, as a sentence without its full stop.
  case notEnough(String)
  /// The client stopped by itself where probes and prompts stop; the reason likewise.
  case stoppedByClient(String)
  /// The server sent the client on to another machine; where, as a sentence without its full stop.
  case redirected(String)
  /// Nobody let the client in there, and the other family of addresses answered.
  case passedOver
  /// A gateway let the client through, and what came then is not read; likewise.
  case beyondGateway(String)
  /// No user wanted it: a scanner asked what the server speaks.
  case scan
  /// It carries another protocol that begins as RDP does.
  case foreign
  /// It ended, or it waits in vain.
  case failed
}

extension ConnectionState {
  init(_ connection: Connection, in window: CaptureWindow) {
    if let redirection = connection.redirection {
      self = .redirected("the server sent the client on to \(redirection.message.targetText)")
    } else if connection.progress.reached(.active) {
      self = connection.endedNormally ? .succeeded : .dropped
    } else if let lack = connection.lack {
      self = .notEnough(lack)
    } else if let gateway = connection.gatewayState {
      self = gateway
    } else if connection.isScan {
      self = .scan
    } else if connection.request?.message.hasTransportParameters == true {
      self = .foreign
    } else if connection.negotiationFailure == nil, let reason = connection.voluntaryStop {
      self = .stoppedByClient(reason)
    } else if connection.closing == nil, connection.negotiationFailure == nil, !connection.isUnanswered {
      let last = connection.progress.last.map { "; the last step it shows is \($0.step.rawValue)" } ?? ""
      self = .notEnough("the capture ends while the connection is open" + last)
    } else {
      self = .failed
    }
  }
}

extension Connection {
  /// What the capture lacks of the connection's beginning or of one of its directions.
  fileprivate var lack: String? {
    if isOneDirection { return "only one direction of the connection was captured" }
    if beganMidway { return "the capture began in the middle of the connection" }
    guard flow.fromClient.stream.hasGap || flow.fromServer.stream.hasGap else { return nil }
    return flow.cutSegments > 0
      ? "the capture holds only the beginning of each packet"
      : "bytes that the connection carried are missing from the capture"
  }

  /// Whether one side's packets are missing though the other side acknowledges them.
  public var isOneDirection: Bool {
    if flow.fromServer.segments > 0 { return flow.fromClient.segments == 0 }
    return flow.segments.all.contains { $0.flags.contains(.ack) && !$0.flags.contains(.rst) }
  }

  /// Whether the connection's first bytes are not in the capture.
  public var beganMidway: Bool {
    !flow.hasStart && flow.fromServer.initialSequence == nil && request == nil && confirm == nil
  }

  /// Whether the client asked often enough, and all it ever got was nothing.
  fileprivate var isUnanswered: Bool {
    flow.fromServer.segments == 0 && flow.errors.isEmpty && flow.fromClient.segments >= 3
  }

  /// Why the client may have stopped of its own will; nil when it did not stop, or stopped where nobody does without a reason.
  fileprivate var voluntaryStop: String? {
    guard closing?.side == .client, let last = progress.last?.step else { return nil }
    if flow.fromClient.payloadBytes == 0, flow.fromServer.payloadBytes == 0,
      last == .tcpEstablished || last == .tcpSYNACK
    {
      return "the client opened the connection and closed it without a byte, as port tests do"
    }
    if last == .credsspCredentials, timeline.first(EarlyUserAuthorization.self, from: .server) == nil {
      return "the client closed after it had sent the user's credentials, as programs do that only check them"
    }
    guard stoppedAtPrompt else { return nil }
    return last == .x224Confirm
      ? "the client closed after the negotiation, as probes do and as clients do that prompt for credentials first"
      : "the client closed after it had seen the certificate, as clients do that show their user a prompt"
  }

  /// Whether a session that ran ended as sessions end: not at all yet, by the client, or by a server that says the user asked for it.
  fileprivate var endedNormally: Bool {
    if deadTail != nil { return false }
    guard let closing else { return true }
    if let info = errorInfo { return [.disconnectedByUser, .logoffByUser].contains(info.message.errorInfo) }
    if closing.side == .client { return true }
    let ultimatum = timeline.all(MCSDomainPDU.self, from: .server).first {
      $0.message.choice == .disconnectProviderUltimatum
    }
    return ultimatum?.message.reason == 3
  }
}

extension Connection {
  /// The last reason that the server gave for ending the session.
  var errorInfo: Timeline.Sighting<SetErrorInfo>? {
    timeline.all(SetErrorInfo.self, from: .server).last { $0.message.errorInfo != .none }
  }
}

extension Connection {
  /// Where the server sent the client, when it ended the connection for that.
  var redirection: Timeline.Sighting<ServerRedirection>? {
    guard closing != nil else { return nil }
    return timeline.all(ServerRedirection.self, from: .server).first { !$0.message.flags.contains(.noRedirect) }
  }
}

extension ServerRedirection {
  /// The machine it names, by the most readable of its names.
  var targetText: String {
    targetFQDN ?? targetAddress ?? targetNetBIOSName ?? targetAddresses.first ?? "another machine"
  }
}

extension ErrorInfo {
  /// "ERRINFO_IDLE_TIMEOUT (0x3)".
  var text: String { name.map { "\($0) (0x\(String(rawValue, radix: 16)))" } ?? hex }
}

extension ByteStream {
  /// Whether bytes are missing in the middle or cut off at the end.
  fileprivate var hasGap: Bool {
    if case .gap = ending { return true }
    return false
  }
}
