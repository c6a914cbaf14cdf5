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
      EncryptedPDU.self, "MS-RDPBCGR 4.4, as it is on the wire", isExact: false,
      "08 08 01 00 47 bd eb cb 29 51 ae 0a f6 07 33 ce fc a5 f7 09 de 67 4e a3 2a 2c 38 29"),
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
      LicenseRequest.self, "MS-RDPELE 4.1",
      """
      80 00 00 00 01 03 98 08  ; 2200 bytes
      { 84 ef ae 20 b1 d5 9e 36 49 1a e8 2e 0a 99 89 ac 49 a6 47 4f 33 9b 5a b9 95 03 a6 c6 c2 3c 3f 61 }
      00 00 06 00 2c 00 00 00 w"Microsoft Corporation" 00*2
      08 00 00 00 w"A02" 00*2
      0d 00 04 00 01 00 00 00
      03 00 12 08              ; a chain of two certificates
      02 00 00 80 02 00 00 00 f5 02 00 00 30 82 02 f1 30 82 01 dd a0 03 02 01 02 02 08 01 9e 24 a2 f2
      ae 90 80 30 09 06 05 2b 0e 03 02 1d 05 00 30 32 31 30 30 13 06 03 55 04 03 1e 0c 00 52 00 4f 00
      44 00 45 00 4e 00 54 30 19 06 03 55 04 07 1e 12 00 57 00 4f 00 52 00 4b 00 47 00 52 00 4f 00 55
      00 50 30 1e 17 0d 37 30 30 35 32 37 30 31 31 31 30 33 5a 17 0d 34 39 30 35 32 37 30 31 31 31 30
      33 5a 30 32 31 30 30 13 06 03 55 04 03 1e 0c 00 52 00 4f 00 44 00 45 00 4e 00 54 30 19 06 03 55
      04 07 1e 12 00 57 00 4f 00 52 00 4b 00 47 00 52 00 4f 00 55 00 50 30 82 01 22 30 0d 06 09 2a 86
      48 86 f7 0d 01 01 01 05 00 03 82 01 0f 00 30 82 01 0a 02 82 01 01 00 88 ad 7c 8f 8b 82 76 5a bd
      8f 6f 62 18 e1 d9 aa 41 fd ed 68 01 c6 34 35 b0 29 04 ca 4a 4a 1c 7e 80 14 f7 8e 77 b8 25 ff 16
      47 6f bd e2 34 3d 2e 02 b9 53 e4 33 75 ad 73 28 80 a0 4d fc 6c c0 22 53 1b 2c f8 f5 01 60 19 7e
      79 19 39 8d b5 ce 39 58 dd 55 24 3b 55 7b 43 c1 7f 14 2f b0 64 3a 54 95 2b 88 49 0c 61 2d ac f8
      45 f5 da 88 18 5f ae 42 f8 75 c7 26 6d b5 bb 39 6f cc 55 1b 32 11 38 8d e4 e9 44 84 11 36 a2 61
      76 aa 4c b4 e3 55 0f e4 77 8e de e3 a9 ea b7 41 94 00 58 aa c9 34 a2 98 c6 01 1a 76 14 01 a8 dc
      30 7c 77 5a 20 71 5a a2 3f af 13 7e e8 fd 84 a2 5b cf 25 e9 c7 8f a8 f2 8b 84 c7 04 5e 53 73 4e
      0e 89 a3 3c e7 68 5c 24 b7 80 53 3c 54 c8 c1 53 aa 71 71 3d 36 15 d6 6a 9d 7d de ae f9 e6 af 57
      ae b9 01 96 5d e0 4d cd ed c8 d7 f3 01 03 38 10 be 7c 42 67 01 a7 23 02 03 01 00 01 a3 13 30 11
      30 0f 06 03 55 1d 13 04 08 30 06 01 01 ff 02 01 00 30 09 06 05 2b 0e 03 02 1d 05 00 03 82 01 01
      00 81 dd d2 d3 33 d4 a3 b6 8e 6e 7d 9f fd 73 9f 31 0b dd 42 82 3f 7e 21 df 28 cc 59 ca 6a c0 a9
      3d 30 7d e1 91 db 77 6b 8b 10 e6 fd bc 3c a3 58 48 c2 36 dd a0 0b f5 8e 13 da 7b 04 08 44 b4 f2
      a8 0d 1e 0b 1d 1a 3f f9 9b 4b 5a 54 c5 b3 b4 03 93 75 b3 72 5c 3d cf 63 0f 15 e1 64 58 de 52 8d
      97 79 0e a4 34 d5 66 05 58 b8 6e 79 b2 09 86 d5 f0 ed c4 6b 4c ab 02 b8 16 5f 3b ed 88 5f d1 de
      44 e3 73 47 21 f7 03 ce e1 6d 10 0f 95 cf 7c a2 7a a6 bf 20 db e1 93 04 c8 5e 6a be c8 01 5d 27
      b2 03 0f 66 75 e7 cb ea 8d 4e 98 9d 22 ed 28 40 d2 7d a4 4b ef cc bf 01 2a 6d 3a 3e be 47 38 f8
      ea a4 c6 30 1d 5e 25 cf fb e8 3d 42 dd 29 e8 99 89 9e bf 39 ee 77 09 d9 3e 8b 52 36 b6 bb 8b bd
      0d b2 52 aa 2c cf 38 4e 4d cf 1d 6d 5d 25 17 ac 2c f6 f0 65 5a c9 fe 31 53 b4 f0 0c 94 4e 0d 54
      8e fd 04 00 00 30 82 04 f9 30 82 03 e5 a0 03 02 01 02 02 05 01 00 00 00 02 30 09 06 05 2b 0e 03
      02 1d 05 00 30 32 31 30 30 13 06 03 55 04 03 1e 0c 00 52 00 4f 00 44 00 45 00 4e 00 54 30 19 06
      03 55 04 07 1e 12 00 57 00 4f 00 52 00 4b 00 47 00 52 00 4f 00 55 00 50 30 1e 17 0d 30 37 30 35
      32 36 31 32 34 35 35 33 5a 17 0d 33 38 30 31 31 39 30 33 31 34 30 37 5a 30 81 92 31 81 8f 30 23
      06 03 55 04 03 1e 1c 00 6e 00 63 00 61 00 6c 00 72 00 70 00 63 00 3a 00 52 00 4f 00 44 00 45 00
      4e 00 54 30 23 06 03 55 04 07 1e 1c 00 6e 00 63 00 61 00 6c 00 72 00 70 00 63 00 3a 00 52 00 4f
      00 44 00 45 00 4e 00 54 30 43 06 03 55 04 05 1e 3c 00 31 00 42 00 63 00 4b 00 65 00 62 00 68 00
      70 00 58 00 5a 00 74 00 4c 00 71 00 4f 00 37 00 53 00 51 00 6e 00 42 00 70 00 52 00 66 00 75 00
      64 00 64 00 64 00 59 00 3d 00 0d 00 0a 30 82 01 1e 30 09 06 05 2b 0e 03 02 0f 05 00 03 82 01 0f
      00 30 82 01 0a 02 82 01 01 00 c8 90 6b f0 c6 58 81 a6 89 1c 0e f2 f6 d9 82 12 71 a5 6e 51 db e0
      32 66 aa 91 77 0e 88 ab 44 b7 d3 97 da 78 8f 0e 44 26 46 7f 16 d4 c6 63 eb ca 55 e5 4e 8b 2d a6
      6d 83 95 a7 a8 6a fa d0 be 26 80 ae ab 0a 64 90 32 8c df 5c f8 f9 d0 7e d1 6b 3a 29 7e 7d bd 02
      a3 86 6c fd a5 35 71 da 21 b4 ee a4 97 f3 a8 b2 12 db a4 27 57 36 c9 08 22 5c 54 f7 99 7b a3 2f
      b8 5c d5 16 b8 19 27 6b 71 97 14 5b e8 1f 23 e8 5c b8 1b 73 4b 6e 7a 03 13 ff 97 e9 62 b9 4a a0
      51 23 c3 6c 32 3e 02 f2 63 97 23 1c c5 78 d8 fc b7 07 4b b0 56 0f 74 df c5 56 28 e4 96 fd 20 8e
      65 5a e6 45 ed c1 05 3e ab 58 55 40 af e2 47 a0 4c 49 a3 8d 39 e3 66 5f 93 33 6d f8 5f c5 54 e5
      fb 57 3a de 45 12 b5 c7 05 4b 88 1f b4 35 0f 7c c0 75 17 c6 67 dd 48 80 cb 0a be 9d f6 93 60 65
      34 eb 97 af 65 6d df bf 6f 5b 02 03 01 00 01 a3 82 01 bf 30 82 01 bb 30 14 06 09 2b 06 01 04 01
      82 37 12 04 01 01 ff 04 04 01 00 05 00 30 3c 06 09 2b 06 01 04 01 82 37 12 02 01 01 ff 04 2c 4d
      00 69 00 63 00 72 00 6f 00 73 00 6f 00 66 00 74 00 20 00 43 00 6f 00 72 00 70 00 6f 00 72 00 61
      00 74 00 69 00 6f 00 6e 00 00 00 30 81 cd 06 09 2b 06 01 04 01 82 37 12 05 01 01 ff 04 81 bc 00
      30 00 00 01 00 00 00 02 00 00 00 09 04 00 00 1c 00 4a 00 66 00 4a 00 b0 00 01 00 33 00 64 00 32
      00 36 00 37 00 39 00 35 00 34 00 2d 00 65 00 65 00 62 00 37 00 2d 00 31 00 31 00 64 00 31 00 2d
      00 62 00 39 00 34 00 65 00 2d 00 30 00 30 00 63 00 30 00 34 00 66 00 61 00 33 00 30 00 38 00 30
      00 64 00 00 00 33 00 64 00 32 00 36 00 37 00 39 00 35 00 34 00 2d 00 65 00 65 00 62 00 37 00 2d
      00 31 00 31 00 64 00 31 00 2d 00 62 00 39 00 34 00 65 00 2d 00 30 00 30 00 63 00 30 00 34 00 66
      00 61 00 33 00 30 00 38 00 30 00 64 00 00 00 00 00 00 10 00 80 64 00 00 00 00 00 30 6e 06 09 2b
      06 01 04 01 82 37 12 06 01 01 ff 04 5e 00 30 00 00 00 00 0e 00 3e 00 52 00 4f 00 44 00 45 00 4e
      00 54 00 00 00 37 00 38 00 34 00 34 00 30 00 2d 00 30 00 30 00 36 00 2d 00 35 00 38 00 36 00 37
      00 30 00 34 00 35 00 2d 00 37 00 30 00 33 00 34 00 37 00 00 00 57 00 4f 00 52 00 4b 00 47 00 52
      00 4f 00 55 00 50 00 00 00 00 00 30 25 06 03 55 1d 23 01 01 ff 04 1b 30 19 a1 10 a4 0e 52 00 4f
      00 44 00 45 00 4e 00 54 00 00 00 82 05 01 00 00 00 02 30 09 06 05 2b 0e 03 02 1d 05 00 03 82 01
      01 00 2e eb c7 0d b8 1d 47 11 9d 09 88 9b 51 dc 45 dd 56 51 e2 d1 23 11 39 9b 2d da c7 fe 7a d7
      84 e3 3d 54 77 97 4d 19 92 30 64 a0 47 c6 2f 6d 93 d2 64 7c 76 c8 26 45 ad 5a 44 54 ea f6 4b 28
      77 1f 77 ea ec 74 02 38 68 9e 79 14 72 83 34 74 62 d2 c1 0c a4 0b f2 a9 b0 38 bb 7c d0 ae be bf
      74 47 16 a0 a2 d3 fc 1d b9 ba 26 10 06 ef ba 1d 43 01 4e 4e 6f 56 ca e0 ee d0 f9 4e a6 62 63 ff
      da 0b c9 15 61 6c ed 6b 0b c4 58 53 86 0f 8c 0c 1a 2e df c1 f2 43 48 d4 af 0a 78 36 b2 51 32 28
      6c c2 75 79 3f 6e 99 66 88 3e 34 d3 7f 6d 9d 07 e4 6b eb 84 e2 0a bb ca 7d 3a 40 71 b0 be 47 9f
      12 58 31 61 2b 9b 4a 9a 49 8f e5 b4 0c f5 04 4d 3c ce bc d2 79 15 d9 28 f4 23 56 77 9f 38 64 3e
      03 88 92 04 26 76 b9 b5 df 19 d0 78 4b 7a 60 40 23 91 f1 15 22 2b b4 e7 02 54 a9 16 21 5b 60 96
      a9 5c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
      01 00 00 00 0e 00 0e 00 a"microsoft.com" 00
      """),
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
      SaveSessionInfo.self, "MS-RDPBCGR 4.3.1, header replaced",
      """
      70 02 17 00 ea 03 ea 03 01 00 00 01 00 00 26 00 00 00
      01 00 00 00              ; INFOTYPE_LOGON_LONG
      01 00 12 00 00 00 02 00 00 00 0c 00 00 00 0e 00 00 00 00*558
      w"NTDEV" 00*2 w"eltons" 00*2
      """),
    DumpSample(
      SaveSessionInfo.self, "MS-RDPBCGR 4.3.2, header replaced",
      """
      56 02 17 00 ea 03 ea 03 01 00 00 01 00 00 26 00 00 00
      02 00 00 00 00*576       ; INFOTYPE_LOGON_PLAINNOTIFY
      """),
    DumpSample(
      SaveSessionInfo.self, "MS-RDPBCGR 4.3.3, header replaced",
      """
      82 02 17 00 ea 03 ea 03 01 00 00 01 00 00 26 00 00 00
      03 00 00 00              ; INFOTYPE_LOGON_EXTENDED_INFO
      32 00 03 00 00 00        ; a cookie and a refusal
      1c 00 00 00 1c 00 00 00 01 00 00 00 02 00 00 00 { a8 02 e7 25 e2 4c 82 b7 52 a5 53 50 34 98 a1 a8 }
      08 00 00 00 fa ff ff ff 02 00 00 00 00*570
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
