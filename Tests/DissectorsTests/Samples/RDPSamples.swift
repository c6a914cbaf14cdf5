// A table of samples: what MCS Send Data carries, in clear, and fast-path units.
import Dissectors

extension Sample {
  static let rdp = DumpSample.rdp.map(\.sample)
}

extension DumpSample {
  static let rdp = secured + licensing + share + fastPath

  /// PDUs with a security header.
  static let secured: [DumpSample] = [
    DumpSample(SecurityHeader.self, "client info", "40 00 00 00"),
    DumpSample(
      SecurityExchange.self, "MS-RDPBCGR 4.1.9, key replaced",
      "01 02 00 00 48 00 00 00 { a\"E5=F6[G7]H8<I9>J0?K1/L2.M\" 5a*39 } 00*8"),
    DumpSample(
      EncryptedPDU.self, "MS-RDPBCGR 4.1.11, as it is on the wire", isExact: false,
      "88 02 02 03 8d 43 9a ab d5 2a 31 39 62 4d c1 ec 0d 99 88 e6 da ab 2c 02 72 4d 49 90"),
    DumpSample(
      ClientInfo.self, "MS-RDPBCGR 4.1.10", isExact: false,
      """
      40 00 00 00              ; SEC_INFO_PKT
      09 04 09 04              ; CodePage
      b3 43 00 00              ; flags
      0a 00 0c 00 00 00 00 00 00 00         ; sizes
      w"NTDEV" 00*2
      w"eltons" 00*2
      00*2 00*2 00*2           ; no password, shell, directory
      02 00 1e 00 w"157.59.242.156" 00*2
      84 00 w"C:\\depots\\w2k3_1\\termsrv\\newclient\\lib\\win32\\obj\\i386\\mstscax.dll" 00*2
      e0 01 00 00              ; Bias
      w"Pacific Standard Time" 00*22
      00 00 0a 00 00 00 05 00 02 00 00 00 00 00 00 00
      00 00 00 00
      w"Pacific Daylight Time" 00*22
      00 00 04 00 00 00 01 00 02 00 00 00 00 00 00 00
      c4 ff ff ff              ; DaylightBias -60
      00 00 00 00              ; clientSessionId
      01 00 00 00              ; performanceFlags
      """),
    DumpSample(
      ClientInfo.self, "password, cookie, dynamic daylight saving", isExact: false,
      """
      40 00 00 00 09 04 00 00 5b 47 05 00
      08 00 0a 00 1c 00 00 00 00 00
      w"CORP" 00*2
      w"alice" 00*2
      { w"Zx9!kQ2@vB7%mL" } 00*2
      00*2 00*2
      17 00 0a 00 w"fe80" 00*2
      04 00 w"C" 00*2
      c4 ff ff ff w"W" 00*62 00*16 00*4 w"S" 00*62 00*16 c4 ff ff ff
      00 00 00 00 07 00 00 00
      1c 00 { a"Q7#xV2!mK9@pZ4$wT6%bN8&hJ1*x" }
      00*4
      10 00 w"Romance " 00 00
      """),
    DumpSample(
      ClientInfo.self, "RDP 4, ANSI", isExact: false,
      "40 00 00 00 09 04 09 04 a3 03 00 00 05 00 06 00 08 00 00 00 00 00 a\"NTDEV\" 00 a\"eltons\" 00 { a\"Zx9!kQ2@\" } 00 00 00"
    ),
    DumpSample(AutoDetect.self, "round-trip time request", "00 10 00 00 06 00 23 00 01 10"),
    DumpSample(AutoDetect.self, "round-trip time response", "00 20 00 00 06 01 23 00 00 00"),
    DumpSample(AutoDetect.self, "bandwidth measure payload", "00 10 00 00 08 00 24 00 02 00 04 00 01 02 03 04"),
    DumpSample(
      AutoDetect.self, "bandwidth measure results", "00 20 00 00 0e 01 25 00 03 00 10 00 00 00 00 40 00 00"),
    DumpSample(
      AutoDetect.self, "network characteristics result",
      "00 10 00 00 12 00 26 00 c0 08 0c 00 00 00 a0 86 01 00 0e 00 00 00"),
    DumpSample(
      MultitransportRequest.self, "reliable",
      "02 00 00 00 01 00 00 00 01 00 00 00 { a\"J4&tY8(nR1)sC5^e\" }"),
    DumpSample(MultitransportResponse.self, "refused", "04 00 00 00 01 00 00 00 04 40 00 80"),
    DumpSample(Heartbeat.self, "every 30 s", "00 40 00 00 00 1e 03 05"),
  ]

  static let licensing: [DumpSample] = [
    DumpSample(
      LicenseError.self, "MS-RDPBCGR 4.1.11, decrypted", "80 00 00 00 ff 03 10 00 07 00 00 00 02 00 00 00 04 00 00 00"),
    DumpSample(
      LicenseRequest.self, "MS-RDPELE 4.1, keys replaced",
      """
      80 00 00 00 01 03 ba 00
      { a"G3$hU7!jW2@kX6%lA9&mD1*nF4(oH8)p" }
      00 00 06 00 2c 00 00 00 w"Microsoft Corporation" 00*2
      08 00 00 00 w"A02" 00*2
      0d 00 04 00 01 00 00 00
      03 00 34 00 02 00 00 80 { a"0x7?Y1-Pq8+Rs2=Tu9/Vw3<Xy4>Za5,Bc6.De0_Fg1~Hi2;J" }
      01 00 00 00 0e 00 0e 00 a"microsoft.com" 00
      """),
    DumpSample(
      PlatformChallenge.self, "MS-RDPELE 4.4, keys replaced",
      "80 00 00 00 02 03 26 00 ff ff ff ff 09 00 0a 00 { a\"K5!L6@M7#N\" } { a\"O8$P9%Q0^R1&S2*T\" }"),
    DumpSample(
      PlatformChallengeResponse.self, "keys replaced",
      """
      80 00 00 00 15 83 3c 00 09 00 0c 00 { a"U3(V4)W5_X6+" } 09 00 14 00 { a"Y7-Z8=a9[b0]c1<d2>e3" }
      { a"O8$P9%Q0^R1&S2*T" }
      """),
    DumpSample(
      NewLicenseRequest.self, "MS-RDPELE 4.2, keys replaced",
      """
      80 00 00 00 13 83 56 00
      01 00 00 00 00 00 01 04  ; RSA, Windows Vista or later
      { a"G3$hU7!jW2@kX6%lA9&mD1*nF4(oH8)p" }
      02 00 10 00 { a"f4?g5/h6.i7,j8;k" }
      0f 00 06 00 a"alice" 00
      10 00 08 00 a"LAPTOP7" 00
      """),
    DumpSample(
      LicenseInfo.self, "keys replaced",
      """
      80 00 00 00 12 83 60 00
      01 00 00 00 00 00 01 04
      { a"G3$hU7!jW2@kX6%lA9&mD1*nF4(oH8)p" }
      02 00 10 00 { a"f4?g5/h6.i7,j8;k" } 01 00 07 00 { a"l9:m0|n" } 09 00 01 00 41 { a"O8$P9%Q0^R1&S2*T" }
      """),
    DumpSample(
      IssuedLicense.self, "new",
      "80 00 00 00 03 03 22 00 09 00 0a 00 { a\"K5!L6@M7#N\" } { a\"O8$P9%Q0^R1&S2*T\" }"),
    DumpSample(UnknownLicensingMessage.self, "type 0x20", "80 00 00 00 20 03 06 00 01 02"),
  ]

  /// PDUs with a Share Control Header.
  static let share: [DumpSample] = [
    DumpSample(
      DemandActive.self, "MS-RDPBCGR 4.1.12, sets emptied",
      """
      6f 01 11 00 ea 03        ; 367 bytes, DEMANDACTIVEPDU
      ea 03 01 00              ; shareId
      04 00 59 01 a"RDP" 00    ; sourceDescriptor
      0d 00 00 00              ; 13 sets
      09 00 08 00 00*4         ; SHARE
      01 00 18 00 00*20        ; GENERAL
      14 00 0c 00 00*8         ; VIRTUALCHANNEL
      16 00 28 00 00*36        ; DRAWGDIPLUS
      0e 00 08 00 00*4         ; FONT
      02 00 1c 00 00*24        ; BITMAP
      03 00 58 00 00*84        ; ORDER
      0a 00 08 00 00*4         ; COLORCACHE
      12 00 08 00 00*4         ; BITMAPCACHE_HOSTSUPPORT
      08 00 0a 00 00*6         ; POINTER
      0d 00 58 00 00*84        ; INPUT
      17 00 08 00 00*4         ; RAIL
      18 00 0b 00 00*7         ; WINDOW
      00 00 00 00              ; sessionId
      """),
    DumpSample(
      ConfirmActive.self, "MS-RDPBCGR 4.1.13, three of its sets",
      """
      34 00 13 00 ef 03        ; CONFIRMACTIVEPDU
      ea 03 01 00 ea 03        ; shareId, originatorId
      06 00 1e 00 a"MSTSC" 00
      03 00 00 00
      0a 00 08 00 06 00 00 00  ; COLORCACHE
      08 00 0a 00 01 00 14 00 15 00         ; POINTER
      0c 00 08 00 01 00 00 00  ; SOUND
      """),
    DumpSample(DeactivateAll.self, "as specified", "0d 00 16 00 ea 03 ea 03 01 00 01 00 00"),
    DumpSample(DeactivateAll.self, "as Windows XP sends it", "04 00 16 00"),
    DumpSample(
      Synchronize.self, "MS-RDPBCGR 4.1.14",
      "16 00 17 00 ef 03 ea 03 01 00 00 01 08 00 1f 00 00 00 01 00 ea 03"),
    DumpSample(
      Control.self, "MS-RDPBCGR 4.1.15, cooperate",
      "1a 00 17 00 ef 03 ea 03 01 00 00 01 0c 00 14 00 00 00 04 00 00 00 00 00 00 00"),
    DumpSample(
      Control.self, "MS-RDPBCGR 4.1.16, request",
      "1a 00 17 00 ef 03 ea 03 01 00 00 01 0c 00 14 00 00 00 01 00 00 00 00 00 00 00"),
    DumpSample(
      Control.self, "MS-RDPBCGR 4.1.21, granted",
      "1a 00 17 00 ea 03 ea 03 01 00 00 02 0c 00 14 00 00 00 02 00 ef 03 ea 03 00 00"),
    DumpSample(
      FontList.self, "MS-RDPBCGR 4.1.18",
      "1a 00 17 00 ef 03 ea 03 01 00 00 01 0c 00 27 00 00 00 00 00 00 00 03 00 32 00"),
    DumpSample(
      FontMap.self, "MS-RDPBCGR 4.1.22",
      "1a 00 17 00 ea 03 ea 03 01 00 00 02 0c 00 28 00 00 00 00 00 00 00 03 00 04 00"),
    DumpSample(
      FontMap.self, "without data", "12 00 17 00 ea 03 ea 03 01 00 00 02 04 00 28 00 00 00"),
    DumpSample(
      SetErrorInfo.self, "logon timeout",
      "16 00 17 00 ea 03 ea 03 01 00 00 01 16 00 2f 00 00 00 04 00 00 00"),
    DumpSample(
      StatusInfo.self, "bringing the session online",
      "16 00 17 00 ea 03 ea 03 01 00 00 01 16 00 36 00 00 00 03 04 00 00"),
    DumpSample(ShutdownRequest.self, "empty", "12 00 17 00 ef 03 ea 03 01 00 00 01 04 00 24 00 00 00"),
    DumpSample(ShutdownDenied.self, "empty", "12 00 17 00 ea 03 ea 03 01 00 00 01 04 00 25 00 00 00"),
    DumpSample(
      MonitorLayout.self, "one monitor",
      """
      2a 00 17 00 ea 03 ea 03 01 00 00 01 1c 00 37 00 00 00
      01 00 00 00 00 00 00 00 00 00 00 00 7f 07 00 00 37 04 00 00 01 00 00 00
      """),
    DumpSample(
      SaveSessionInfo.self, "logon, first version",
      """
      56 02 17 00 ea 03 ea 03 01 00 00 01 00 00 26 00 00 00
      00 00 00 00
      0c 00 00 00 w"NTDEV" 00*42
      0e 00 00 00 w"eltons" 00*500
      02 00 00 00
      """),
    DumpSample(
      SaveSessionInfo.self, "logon, second version",
      """
      70 02 17 00 ea 03 ea 03 01 00 00 01 00 00 26 00 00 00
      01 00 00 00
      01 00 12 00 00 00 02 00 00 00 0c 00 00 00 0e 00 00 00 00*558
      w"NTDEV" 00*2 w"eltons" 00*2
      """),
    DumpSample(
      SaveSessionInfo.self, "plain notification",
      "1a 00 17 00 ea 03 ea 03 01 00 00 01 00 00 26 00 00 00 02 00 00 00 00*4"),
    DumpSample(
      SaveSessionInfo.self, "cookie and refusal",
      """
      48 00 17 00 ea 03 ea 03 01 00 00 01 00 00 26 00 00 00
      03 00 00 00
      32 00 03 00 00 00
      1c 00 00 00 { a"Q7#xV2!mK9@pZ4$wT6%bN8&hJ1*x" }
      08 00 00 00 fa ff ff ff 02 00 00 00
      """),
    DumpSample(
      ServerRedirection.self, "everything",
      """
      d8 00 1a 00 ea 03 00 00  ; SERVER_REDIR_PKT
      00 04 d0 00              ; 208 bytes
      05 00 00 00              ; sessionId
      1f 8b 01 00              ; redirFlags
      12 00 00 00 w"10.0.0.5" 00*2
      10 00 00 00 { a"o1~p2`q3!r4@s5#t" }
      0c 00 00 00 w"alice" 00*2
      0a 00 00 00 w"CORP" 00*2
      0e 00 00 00 { w"Y3@u8Kq" }
      12 00 00 00 w"rd5.corp" 00*2
      08 00 00 00 w"RD5" 00*2
      10 00 00 00 { a"u6$v7%w8^x9&y0*z" }
      0c 00 00 00 { a"A1(B2)C3_D4+" }
      20 00 00 00 01 00 00 00 18 00 00 00 w"192.168.0.5" 00*2
      """),
    DumpSample(
      ServerRedirection.self, "nothing but the session", "14 00 1a 00 ea 03 00 00 00 04 0c 00 07 00 00 00 80 00 00 00"),
    DumpSample(
      OtherDataPDU.self, "compressed update",
      "14 00 17 00 ea 03 ea 03 01 00 00 01 40 00 02 21 14 00 aa bb"),
    DumpSample(OtherSharePDU.self, "type 0x0b", "08 00 1b 00 ea 03 01 02"),
  ]

  static let fastPath: [DumpSample] = [
    DumpSample(FastPathInput.self, "one key", "04 04 { 00 1e }"),
    DumpSample(FastPathOutput.self, "pointer and bitmap", "00 80 0c 05 00 00 91 21 02 00 de ad"),
    DumpSample(FastPathOutput.self, "encrypted", "80 0c 01 02 03 04 05 06 07 08 aa bb"),
  ]
}
