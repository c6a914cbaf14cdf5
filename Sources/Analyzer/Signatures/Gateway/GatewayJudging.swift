import Dissectors

extension Attempt {
  /// The phases whose signatures can be about the connection in focus: of one to a gateway only the way to it is read, and of one that should have
  /// been one, only that it did not come about. Nil for all.
  var judgedPhases: ClosedRange<Phase>? {
    if seeksGateway { return .gateway ... .gateway }
    return connection?.progress.isToGateway == true ? .name ... .gateway : nil
  }
}

extension Attempt {
  /// Judges whether the gateway refused with one of the codes that `fits`.
  func judgeGatewayRefusal(_ fits: (GatewayStatus) -> Bool) -> Judgement {
    guard let connection, let request = connection.timeline.gatewayRequest else {
      return .cannotTell("the client went to no gateway that can be read")
    }
    guard let refusal = connection.gatewayRefusal else {
      if let channel = connection.timeline.first(GatewayChannelResponse.self, from: .server) {
        return .ruledOut("the gateway connected the client to its target", by: channel.event)
      }
      return .cannotTell("the gateway's answers do not say that it refuses")
    }
    guard fits(refusal.status) else {
      return .ruledOut("the gateway's status is \(refusal.status.text)", by: refusal.event)
    }
    let target = connections.lazy.compactMap { $0.timeline.first(GatewayChannelRequest.self, from: .client) }.first
    let asked = target.map { target in
      Evidence(
        target.event.frame, field: "tsg.target",
        "the client asked for \(target.message.target ?? "a computer") on port \(target.message.port)")
    }
    return .matched(
      Judgement.Match(
        .certain,
        [
          Evidence(
            request.event.frame, field: "http.request.method", "the client went to a gateway: \(request.message.method)"
          )
        ]
          + [asked].compactMap { $0 } + [
            Evidence(
              refusal.event.frame, field: "tsg.status_code",
              "\(refusal.event.name): the status is \(refusal.status.text)")
          ]))
  }

  /// Weighs a cause by the gateway's status.
  func weighGateway(_ halves: UInt16...) -> Signature.Weight {
    guard let refusal = connection?.gatewayRefusal else { return Signature.Weight() }
    let text = "the gateway's status is \(refusal.status.text)"
    return halves.contains(where: refusal.status.isHalf)
      ? Signature.Weight(for: [text]) : Signature.Weight(against: [text])
  }
}

extension Connection {
  /// The first answer with which the gateway refused to go on.
  var gatewayRefusal: (event: Event, status: GatewayStatus)? {
    guard timeline.isToGateway else { return nil }
    for event in timeline.events where event.side == .server && event.phase == .gateway {
      guard case .message(let message) = event.kind, let answer = message as? any GatewayAnswer else { continue }
      if answer.status.isRefusal { return (event, answer.status) }
    }
    return nil
  }
}
