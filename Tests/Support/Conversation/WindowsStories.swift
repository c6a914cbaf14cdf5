/// Whole captures of what Windows machines and the things around them do, for tests that ask what must not be reported.
public enum WindowsStories {
  /// A closed port: Windows repeats the refused SYN twice, half a second apart, and counts it as one attempt.
  public static var closedPort: Recording {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.client(.syn)
    talk.server(.refusal)
    for _ in 0..<2 {
      talk.wait(seconds: 0.5)
      talk.retransmit(.client)
      talk.server(.refusal)
    }
    return talk.recording
  }

  /// A load balancer that opens and closes the port every ten seconds.
  public static var healthCheck: Recording {
    var talk = Conversation(client: "192.0.2.5", server: "198.51.100.20", from: 40_001, .linux)
    var frames: [Frame] = []
    for _ in 0..<6 {
      talk.handshake()
      talk.client(.fin)
      talk.server(.ack)
      talk.server(.rst)
      frames += talk.recording.frames
      talk = talk.reconnection(after: 10)
    }
    return Recording(frames)
  }

  /// The wrong password, then eight seconds later the right one.
  public static var wrongPasswordThenRight: Recording {
    var first = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    first.negotiate()
    first.tls12()
    first.refusedNTLM()
    var second = first.reconnection(after: 8)
    second.windowsSession()
    return Recording(first, second)
  }
}
