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
      EncryptedPDU.self, "MS-RDPBCGR 4.1.14, as it is on the wire", isExact: false,
      "28 00 81 f8 59 ff cb 2f 73 57 2b 42 db 88 2e 23 a9 97 c2 b1 f5 74 bc 49 cc 8a d8 fd 60 8a 7a f6 44 75"),
    DumpSample(
      EncryptedPDU.self, "MS-RDPBCGR 4.1.15, as it is on the wire", isExact: false,
      "08 00 81 f8 04 03 de f7 91 a3 7c af 3f 7a 62 4e 3b fe b6 7a 28 bf 0d 4f 31 27 03 b9 4a f1 e6 26 f0 bd c5 71 0a 53"
    ),
    DumpSample(
      EncryptedPDU.self, "MS-RDPBCGR 4.1.19, as it is on the wire", isExact: false,
      "08 08 02 03 f4 4e d1 9e b4 53 b6 e6 d7 be cc c2 2b 18 a2 cf 5c 9f 59 de c6 02 e2 ff 36 69 b7 ff 0e 27"),
    DumpSample(
      EncryptedPDU.self, "MS-RDPBCGR 4.2.1, as it is on the wire", isExact: false,
      "08 08 70 52 ca 3d ba 05 20 60 e6 57 43 2c f1 41 f0 3b 0c a0 33 ff 04 55 d4 e6 9b 3c 28 f6"),
    DumpSample(
      EncryptedPDU.self, "MS-RDPBCGR 4.2.2, as it is on the wire", isExact: false,
      "08 08 10 00 31 19 b0 6c e3 cf 5e 0a df b6 5f 69 ce 41 e3 23 f1 f6 50 4a 59 2e af e8 80 fb"),
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
      PlatformChallenge.self, "MS-RDPELE 4.4",
      """
      80 00 00 00 02 03 26 00 ff ff ff ff
      50 f7 0a 00 { 46 37 85 54 8e c5 91 34 97 5d }   ; a blob type that means nothing
      { 78 94 ad 3b 81 da 88 18 56 0f 3a d1 f1 03 ef 35 }
      """),
    DumpSample(
      PlatformChallengeResponse.self, "MS-RDPELE 4.5",
      """
      80 00 00 00 15 83 42 00
      01 00 12 00 { fa b4 e8 24 cf 56 b2 4e 80 02 bd b6 61 fc df e9 6c 44 }
      01 00 14 00 { f8 b5 e8 25 3d 0f 3f 70 1d da 60 19 16 fe 73 1a 45 7e 02 71 }
      { 38 23 62 5d 10 8b 93 c3 f1 e4 67 1f 4a b6 00 0a }
      """),
    DumpSample(
      PlatformChallengeResponse.self, "keys replaced",
      """
      80 00 00 00 15 83 3c 00 09 00 0c 00 { a"U3(V4)W5_X6+" } 09 00 14 00 { a"Y7-Z8=a9[b0]c1<d2>e3" }
      { a"O8$P9%Q0^R1&S2*T" }
      """),
    DumpSample(
      NewLicenseRequest.self, "MS-RDPELE 4.2",
      """
      80 00 00 00 13 83 55 01  ; 341 bytes
      01 00 00 00 00 00 01 04  ; RSA, platform
      { dc 73 a0 c8 69 25 6b 18 af 0b 94 7a a9 a5 20 af 8b bc 0d cc a3 95 b7 b9 eb 81 5d be 0a 10 9c d8 }
      02 00 08 01              ; the premaster secret, encrypted
      { da 9c 5d a6 68 9d a3 90 67 24 f3 3a ea a1 e2 68 ad 12 f5 f6 0b 7a ac 92 b1 69 6f 42 55 8a a0 e2
      9b 2c d0 c7 ee 33 6c 47 79 c3 1e bf 03 8b 95 70 07 a2 be ee 54 02 68 f8 90 d7 fe 2c 08 e1 6b 2d
      ff 94 76 72 5f 7a 76 75 32 55 cc 58 61 63 a5 64 f1 6e c3 07 81 82 6f 88 73 62 fc 28 65 91 c2 c8
      9f 05 b0 d3 93 12 bf 6a 50 18 99 2d 4d c4 7f 74 d3 30 9f 16 78 a5 df aa 83 65 4f 77 30 42 e0 d7
      69 c8 4d a5 73 11 59 35 b9 a7 e2 b0 f6 e3 b9 39 c3 d4 e4 6b ca 40 9a ac 66 e6 1a a4 1b 39 7e 09
      e3 72 99 dd 90 62 55 97 a9 04 c7 51 aa a2 01 cb 5a 63 4d 1a e5 99 c3 b1 2a 73 e8 9a 00 46 92 59
      39 a3 80 a1 ac 90 52 ea 63 81 49 7d f3 2d 5c c3 19 9f ed fe 81 1d 8c 04 1c d9 23 d2 6d 80 84 f3
      00 f2 b1 69 2f cd b3 9f 69 ee 60 3e 4b b5 be 5a 09 83 0b bc 3d 3e 05 47 65 96 31 8c 6b c5 e6 a0 } 00*8
      0f 00 0e 00 a"Administrator" 00
      10 00 07 00 a"RODENT" 00
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
      DemandActive.self, "MS-RDPBCGR 4.1.12",
      """
      67 01 11 00 ea 03        ; 359 bytes, DEMANDACTIVEPDU
      ea 03 01 00              ; shareId
      04 00 51 01 a"RDP" 00    ; sourceDescriptor
      0d 00 00 00              ; 13 sets
      09 00 08 00 ea 03 dc e2  ; SHARE
      01 00 18 00 01 00 03 00 00 02 00 00 00 00 1d 04 00 00 00 00 00 00 01 01   ; GENERAL
      14 00 08 00 02 00 00 00  ; VIRTUALCHANNEL
      16 00 28 00 00 00 00 00 70 f6 13 f3 01 00 00 00 01 00 00 00 18 00 00 00 9c f6 13 f3 61 a6 82 80 00 00 00 00 00 50 91 bf   ; DRAWGDIPLUS
      0e 00 04 00              ; FONT, without data
      02 00 1c 00 18 00 01 00 01 00 01 00 00 05 00 04 00 00 01 00 01 00 00 00 01 00 00 00   ; BITMAP
      03 00 58 00 00*16 40 42 0f 00 01 00 14 00 00 00 01 00 00 00 22 00 01 01 01 01 01 00 00 01 01 01 01 01 00 00   ; ORDER
      00 01 01 01 01 01 01 01 01 00 01 01 01 01 00 00 00 00 a1 06 00 00 40 42 0f 00 40 42 0f 00 01 00 00 00 00 00 00 00
      0a 00 08 00 06 00 00 00  ; COLORCACHE
      12 00 08 00 01 00 00 00  ; BITMAPCACHE_HOSTSUPPORT
      08 00 0a 00 01 00 19 00 19 00   ; POINTER
      0d 00 58 00 35 00 00 00 a1 06 00 00 40 42 0f 00 0c f6 13 f3 93 5a 37 f3 00 90 30 e1 34 1c 38 f3 40 f6 13 f3   ; INPUT
      04 00 00 00 4c 54 dc e2 08 50 dc e2 01 00 00 00 08 50 dc e2 00 00 00 00 38 f6 13 f3 2e 05 38 f3 08 50 dc e2
      2c f6 13 f3 00 00 00 00 08 00 0a 00 01 00 19 00
      17 00 08 00 00 00 00 00  ; RAIL
      18 00 0b 00 00*7         ; WINDOW
      00 00 00 00              ; sessionId
      """),
    DumpSample(
      ConfirmActive.self, "MS-RDPBCGR 4.1.13",
      """
      ec 01 13 00 ef 03        ; 492 bytes, CONFIRMACTIVEPDU
      ea 03 01 00 ea 03        ; shareId, originatorId
      06 00 d6 01 a"MSTSC" 00  ; sourceDescriptor
      12 00 00 00              ; 18 sets
      01 00 18 00 01 00 03 00 00 02 00 00 00 00 1d 04 00 00 00 00 00 00 00 00   ; GENERAL
      02 00 1c 00 18 00 01 00 01 00 01 00 00 05 00 04 00 00 01 00 01 00 00 00 01 00 00 00   ; BITMAP
      03 00 58 00 00*20 01 00 14 00 00 00 01 00 00 00 2a 00 01 01 01 01 01 00 00 01 01 01 00 01 00 00   ; ORDER
      00 01 01 01 01 01 01 01 01 00 01 01 01 00 00 00 00 00 a1 06 00 00 00 00 00 00 00 84 03 00 00 00 00 00 e4 04 00 00
      13 00 28 00 03 00 00 03 78 00 00 00 78 00 00 00 fb 09 00 80 00*20   ; BITMAPCACHE_REV2
      0a 00 08 00 06 00 00 00  ; COLORCACHE
      07 00 0c 00 00*8         ; ACTIVATION
      05 00 0c 00 00 00 00 00 02 00 02 00   ; CONTROL
      08 00 0a 00 01 00 14 00 15 00   ; POINTER
      09 00 08 00 00 00 00 00  ; SHARE
      0d 00 58 00 15 00 20 00 09 04 00 00 04 00 00 00 00 00 00 00 0c 00 00 00 00*64   ; INPUT
      0c 00 08 00 01 00 00 00  ; SOUND
      0e 00 08 00 01 00 00 00  ; FONT
      10 00 34 00 fe 00 04 00 fe 00 04 00 fe 00 08 00 fe 00 08 00 fe 00 10 00 fe 00 20 00 fe 00 40 00 fe 00 80 00 fe 00 00 01   ; GLYPHCACHE
      40 00 00 08 00 01 00 01 03 00 00 00
      0f 00 08 00 01 00 00 00  ; BRUSH
      11 00 0c 00 01 00 00 00 00 1e 64 00   ; OFFSCREENCACHE
      14 00 08 00 01 00 00 00  ; VIRTUALCHANNEL
      15 00 0c 00 02 00 00 00 00 0a 00 01   ; DRAWNINEGRIDCACHE
      16 00 28 00 00*36        ; DRAWGDIPLUS
      """),
    DumpSample(DeactivateAll.self, "as specified", "0d 00 16 00 ea 03 ea 03 01 00 01 00 00"),
    DumpSample(DeactivateAll.self, "as Windows XP sends it", "04 00 16 00"),
    DumpSample(
      Synchronize.self, "MS-RDPBCGR 4.1.14",
      "16 00 17 00 ef 03 ea 03 01 00 00 01 08 00 1f 00 00 00 01 00 ea 03"),
    DumpSample(
      Synchronize.self, "MS-RDPBCGR 4.1.19",
      "16 00 17 00 ea 03 ea 03 01 00 14 00 16 00 1f 00 00 00 01 00 63 44"),
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
    DumpSample(ShutdownRequest.self, "MS-RDPBCGR 4.2.1", "12 00 17 00 ef 03 ea 03 02 00 00 01 04 00 24 00 00 00"),
    DumpSample(ShutdownDenied.self, "MS-RDPBCGR 4.2.2", "12 00 17 00 ea 03 ea 03 02 00 a6 02 12 00 25 00 00 00"),
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
