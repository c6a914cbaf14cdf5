import Foundation

/// What the samples must print, byte for byte.
enum Golden {
  static let failedText = """
    FAILED in x224: The server requires Network Level Authentication

      The client offered TLS alone. The server answered that it accepts nothing below CredSSP, and
      closed.

      confidence  certain: a peer or a router said so in so many words
      signature   x224-nla-required
      frames      4, 6
      reached     x224 connection request; then no x224 connection confirm
      closed by   server
      mstsc shows 0x904 (disconnectReasonAtClientWinsockFDCLOSE)
      client      192.168.1.20:50112
      server      ts01.example.com (10.0.0.9:3389)
      capture     bad.pcapng, 2026-01-05 10:20:30.123 UTC, took 16.002 s

    What happened  TCP stream 0; seconds from the first packet; * is evidence
           0.000000      #1  → TCP SYN
           0.000000      #2  ← TCP SYN, ACK
    *      0.001000      #4  → X.224 Connection Request      Cookie: mstshash=ana, offers SSL (0x1)
                               … 16.0 s nothing from the server
    *     16.001000      #6  ← X.224 Connection Confirm      HYBRID_REQUIRED_BY_SERVER (0x5)
          16.002000      #7  ← TCP FIN, ACK

    Evidence
      frame 6  The server refused with HYBRID_REQUIRED_BY_SERVER. [rdp.negFailure.failureCode]
      frame 4  The client offered SSL alone.

    Possible causes  what this capture supports most comes first
      1. The client has CredSSP switched off
         + It offered SSL alone (frame 4).
         - Its build number is recent.

    Ruled out
      tcp-syn-drop: The server answered the SYN. (frame 2)

    What to do  safest first
      1. Client: Look for enablecredsspsupport:i:0 in the .rdp file. [read-only]
           findstr /i credssp host.rdp
      2. Server: Let clients without NLA in. [weakens-security]
         undo: Set UserAuthentication to 1 again.

    Wireshark filter
      tcp.stream == 0 && frame.number >= 4

    """

  static let table = """
    2 attempts: 1 failed, 1 succeeded

       1  failed in x224             192.168.1.20:50112 → ts01.example.com (10.0.0.9:3389)  x224-nla-required \
    (certain)
       2  succeeded                  192.168.1.20:50112 → ts01.example.com (10.0.0.9:3389)


    """

  static let diff = """
    DIFFERENT in step 1: the client's X.224 Connection Request differs in rdp.negReq.requestedProtocols

      good  good.pcapng
      bad   bad.pcapng

    Steps  = both alike   ~ fields differ   - only in good   + only in bad
      ~       #4      #4  → X.224 Connection Request
                            rdp.negReq.requestedProtocols
                              good  0x00000003 (SSL | HYBRID)
                              bad   0x00000001 (SSL)
      =       #6      #6  ← X.224 Connection Confirm

    """

  static let quiet = """
    bad.pcapng #1 failed in x224: The server requires Network Level Authentication (x224-nla-required, certain, \
    frames 4, 6) 192.168.1.20:50112 → ts01.example.com (10.0.0.9:3389)
    bad.pcapng #2 succeeded: The server sent its Font Map in frame 90, 192.168.1.20:50112 → ts01.example.com \
    (10.0.0.9:3389)

    """

  static func withoutColor(_ text: String) -> String {
    text.replacingOccurrences(of: "\u{1B}\\[[0-9;]*m", with: "", options: .regularExpression)
  }
}
