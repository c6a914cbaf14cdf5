import Capture
import Dissectors

extension Signature {
  /// The server hangs up on the Connection Request.
  static let x224ResetBeforeConfirm = Signature(
    id: "x224-reset-before-confirm",
    phase: .x224,
    title: "The server hung up on the Connection Request",
    explanation: """
      The connection was accepted, and when the client sent its Connection Request, the server closed the connection without a byte of answer. \
      Nothing was negotiated and no password was asked for.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause(
        "Too many connections were pending, and the server defended itself; scanners and password guessing cause that"
      ) { attempt in
        let answered = attempt.confirmElsewhere.map {
          "another connection of the attempt was answered (frame \($0)), so it comes and goes"
        }
        let guesses = attempt.noise.map {
          "\($0.connections) connections of programs that guess passwords came about then"
        }
        return Weight(for: [answered, guesses].compactMap { $0 })
      },
      Cause("The service was starting or stopping at that moment"),
      Cause("The server or a load balancer before it rejects this client or its routing token") { attempt in
        guard let token = attempt.connection?.request?.message.routingToken, case .target(let address, _) = token.kind
        else { return Weight() }
        return Weight(for: ["the request carries a routing token for \(address)"])
      },
      Cause("A firewall that recognises RDP ended the connection") { attempt in
        guard let connection = attempt.connection, let origin = connection.resetOrigin else { return Weight() }
        if let genuine = attempt.resetLooksGenuine { return Weight(against: [genuine]) }
        return Weight(for: origin.signs.map(\.text))
      },
      Cause("On xrdp: the process for this connection crashed") { attempt in
        attempt.serverSystem.map { $0.isWindows ? Weight(against: [$0.text]) : Weight() } ?? Weight()
      },
    ],
    remedies: [
      Remedy(
        .server, "Count who is connected: hundreds of pending connections from strange addresses are an attack.",
        command:
          "Get-NetTCPConnection -LocalPort 3389 | Group-Object RemoteAddress, State | Sort-Object Count -Descending"),
      Remedy(
        .server, "Read the System log of that time.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Level=1,2,3} -MaxEvents 40"),
      Remedy(
        .network, "Close the port to the Internet: let a VPN or an RD Gateway stand before it.", risk: .reversible,
        undo: "Open the port again, which invites password guessing again."),
      Remedy(
        .server,
        "Only when the connections are your own: raise MaxOutstandingConnections. Against an attack this only lets more of it in.",
        risk: .weakensSecurity, undo: "Restore the earlier value."),
    ],
    sources: [
      "Microsoft, KB954398", "Microsoft, Cannot connect by RDP because of a brute-force attack", "MS-RDPBCGR 1.3.1.1",
    ]
  ) { attempt in
    guard let connection = attempt.connection, let request = connection.request else {
      return .cannotTell("no Connection Request was seen")
    }
    if let answer = connection.requestAnswer {
      return .ruledOut(.requestAnswered, by: answer)
    }
    guard let closing = connection.closing, closing.side == .server, closing.manner == .reset || closing.manner == .fin,
      closing.frame > request.event.frame
    else { return .cannotTell("the server did not close after the Connection Request") }
    if let origin = connection.resetOrigin, origin.reset.frame == closing.frame, origin.isInjected {
      return .ruledOut("the RST did not come from the server", frame: closing.frame)
    }
    let wait = closing.time - request.event.time
    guard wait < AttemptThreshold.silence else {
      return .cannotTell("the server closed only after \(wait.text) of silence")
    }
    return .matched(
      wait < .seconds(1) ? .likely : .possible, .offeredProtocols(request),
      Evidence(
        closing.frame, field: closing.manner == .reset ? "tcp.flags.reset" : "tcp.flags.fin",
        "\(closing.manner.text) from the server \(wait.text) later, with no byte of answer before it"))
  }
}

extension Attempt {
  /// The answer to the Connection Request of another connection.
  fileprivate var confirmElsewhere: Int? {
    connectionsToSameServer.lazy.compactMap { $0.confirm?.event.frame }.first
  }
}
