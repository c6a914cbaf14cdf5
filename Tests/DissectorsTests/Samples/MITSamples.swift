// A table of samples: tokens that the GSS-API of MIT Kerberos 1.20 made for a ticket to TERMSRV, the peer's answers among them.
import Dissectors

extension DumpSample {
  /// RFC 4121 prints no bytes of a token, and RFC 4178 none but those of a list of mechanisms, in appendix D, with which the first one here begins.
  static let mit: [DumpSample] = [
    DumpSample(
      TokenMessage.self, "SPNEGO, AP-REQ", isExact: false,
      """
      60 82 02 ed ; [APPLICATION 0]
      06 06 2b 06 01 05 05 02 ; SPNEGO
      a0 82 02 e1 ; [0]
      30 82 02 dd ; SEQUENCE
      a0 0d ; [0]
      30 0b ; SEQUENCE
      06 09 2a 86 48 86 f7 12 01 02 02 ; Kerberos
      a2 82 02 ca ; [2]
      04 82 02 c6 ; OCTET STRING
      60 82 02 c2 ; [APPLICATION 0]
      06 09 2a 86 48 86 f7 12 01 02 02 ; Kerberos
      01 00 ; KRB_TOKEN_AP_REQ
      6e 82 02 b1 ; AP-REQ
      30 82 02 ad ; SEQUENCE
      a0 03 ; [0]
      02 01 05
      a1 03 ; [1]
      02 01 0e
      a2 07 ; [2]
      03 05 00 20 00 00 00
      a3 82 01 c5 ; [3]
      61 82 01 c1 ; Ticket
      30 82 01 bd ; SEQUENCE
      a0 03 ; [0]
      02 01 05
      a1 0d ; [1]
      1b 0b a"LAB.EXAMPLE"
      a2 27 ; [2]
      30 25 ; SEQUENCE
      a0 03 ; [0]
      02 01 01
      a1 1e ; [1]
      30 1c ; SEQUENCE
      1b 07 a"TERMSRV"
      1b 11 a"rds01.lab.example"
      a3 82 01 7c ; [3]
      30 82 01 78 ; SEQUENCE
      a0 03 ; [0]
      02 01 12
      a1 03 ; [1]
      02 01 02
      a2 82 01 6a ; [2]
      04 82 01 66 ; encrypted
      { 6c 99 c2 35 51 16 57 17 8a 12 74 78 e3 32 18 0a 71 7e 88 88 e2 41 86 95 77 b5 50 56 1a a7 b7 8e
      77 d6 4c 4a 2b a4 ef 2e 29 88 7f fd 6b a8 16 42 c3 47 9e 5d 15 42 74 90 a7 73 96 9c 32 8d 29 3c
      44 4e 12 5f 5d c0 7c 61 68 38 34 38 89 1f e0 91 14 73 be 83 18 a8 03 b6 c5 6f 91 11 f7 6f 7b 04
      65 6c 24 33 70 c8 fc 4d 71 58 6e 3b d5 9c c8 c9 5c 17 d7 3d 48 5c 5b 81 57 d4 37 4a f8 f0 04 c6
      72 fa 47 07 b8 37 56 1e 15 6b 01 20 6a 71 01 93 6f 44 5c 62 4c bd 11 7b 92 0b 5f 9a 31 64 73 70
      be 9e 03 9c 68 ee 6f b6 a3 95 aa 8c a5 8a 83 1a 07 b7 5e cc 0f 04 2b 7f c5 ec 7d 5c ca f1 1b 82
      7d b5 01 31 47 e7 98 a1 71 1c 83 02 d1 54 54 eb 67 53 94 43 80 6b 60 63 76 f5 97 ef c7 20 69 97
      ab ff ad ce 30 61 d9 7c 2e 94 51 e7 b9 60 17 d0 25 ff 9a 13 14 82 e8 74 52 65 11 7d 02 a7 cd 94
      af af 0f f4 d4 6a 36 53 57 ba 3c 97 fe 6b 9b 21 16 2c 6d d0 84 5d c1 53 5e ef 39 dd d2 d7 48 6d
      ac 38 13 37 ae e5 45 51 1b 7c 89 ba da 7c 62 11 4d 6f 25 81 8a 5a 9d 55 d6 d6 d2 5b 52 49 fa d0
      fd 53 d8 8c c1 f9 70 44 06 04 d0 f2 85 11 3b e7 55 7d 0c 73 be f5 75 32 03 a5 4f 53 7a 32 e0 bb
      e5 1d bc 07 c6 ec }
      a4 81 ce ; [4]
      30 81 cb ; SEQUENCE
      a0 03 ; [0]
      02 01 12
      a2 81 c3 ; [2]
      04 81 c0 ; encrypted
      { 6d c6 56 37 b5 8b 51 93 6a 99 60 2b d1 83 a0 bb 35 e5 bf 04 1f c0 f5 99 5b d1 60 1f e1 d0 76 3b
      e4 0c ad 71 c8 7d 84 c5 0e 5c 36 f2 56 c1 07 67 13 39 35 16 f0 fe 3c a1 1a 0d 40 4a 86 c1 7c 28
      7f 97 f0 3d 8d 37 09 5a 32 49 9d 16 e4 cd 06 be 73 a6 a7 0a 5b 36 9d f9 97 0d 7c 2f f9 25 bf ab
      b1 2f 2d ed ad 4a b1 2a 96 ef da 77 f1 b7 84 8a a5 3b dd 7d fd fe 75 3c a7 63 ef 90 5f 3e 84 e7
      e5 70 4f f8 aa 98 d5 15 5d 85 e2 d8 44 40 cd 92 13 37 34 d9 1f 6e b1 b0 89 cc 81 81 9a cd e6 e2
      05 b8 05 72 78 df 4e 52 1e d6 86 74 0e dc 04 90 97 34 97 e0 e2 58 5b 11 a0 30 52 fb e8 78 fe 77 }
      """),
    DumpSample(
      TokenMessage.self, "SPNEGO, AP-REP", isExact: false,
      """
      a1 81 b7 ; [1]
      30 81 b4 ; SEQUENCE
      a0 03 ; [0]
      0a 01 00
      a1 0b ; [1]
      06 09 2a 86 48 86 f7 12 01 02 02 ; Kerberos
      a2 81 9f ; [2]
      04 81 9c ; OCTET STRING
      60 81 99 ; [APPLICATION 0]
      06 09 2a 86 48 86 f7 12 01 02 02 ; Kerberos
      02 00 ; KRB_TOKEN_AP_REP
      6f 81 89 ; AP-REP
      30 81 86 ; SEQUENCE
      a0 03 ; [0]
      02 01 05
      a1 03 ; [1]
      02 01 0f
      a2 7a ; [2]
      30 78 ; SEQUENCE
      a0 03 ; [0]
      02 01 12
      a2 71 ; [2]
      04 6f ; encrypted
      { b8 f0 70 17 00 f8 2a ec 4e 31 f8 b8 e3 58 0d c6 b2 73 4d 2f 34 a8 95 de 50 29 58 e9 4e 02 bb a4
      ab f7 16 02 d4 98 c0 c1 0f 77 6c ff 66 9a 2f 22 9d 6d 48 f2 65 e5 09 ae f5 4b f3 c8 e2 ec 49 28
      75 38 e4 88 a7 3b 25 b2 f9 16 f9 8d 8a f1 7d a0 c9 a5 25 ec 2f cd 4f d0 7b b1 9d 4d ec 2a 25 e4
      f4 6f 5a 92 68 d4 10 ef 37 d3 0f 31 85 d8 23 }
      """),
    DumpSample(
      TokenMessage.self, "AP-REQ", isExact: false,
      """
      60 82 02 c2 ; [APPLICATION 0]
      06 09 2a 86 48 86 f7 12 01 02 02 ; Kerberos
      01 00 ; KRB_TOKEN_AP_REQ
      6e 82 02 b1 ; AP-REQ
      30 82 02 ad ; SEQUENCE
      a0 03 ; [0]
      02 01 05
      a1 03 ; [1]
      02 01 0e
      a2 07 ; [2]
      03 05 00 20 00 00 00
      a3 82 01 c5 ; [3]
      61 82 01 c1 ; Ticket
      30 82 01 bd ; SEQUENCE
      a0 03 ; [0]
      02 01 05
      a1 0d ; [1]
      1b 0b a"LAB.EXAMPLE"
      a2 27 ; [2]
      30 25 ; SEQUENCE
      a0 03 ; [0]
      02 01 01
      a1 1e ; [1]
      30 1c ; SEQUENCE
      1b 07 a"TERMSRV"
      1b 11 a"rds01.lab.example"
      a3 82 01 7c ; [3]
      30 82 01 78 ; SEQUENCE
      a0 03 ; [0]
      02 01 12
      a1 03 ; [1]
      02 01 02
      a2 82 01 6a ; [2]
      04 82 01 66 ; encrypted
      { 6c 99 c2 35 51 16 57 17 8a 12 74 78 e3 32 18 0a 71 7e 88 88 e2 41 86 95 77 b5 50 56 1a a7 b7 8e
      77 d6 4c 4a 2b a4 ef 2e 29 88 7f fd 6b a8 16 42 c3 47 9e 5d 15 42 74 90 a7 73 96 9c 32 8d 29 3c
      44 4e 12 5f 5d c0 7c 61 68 38 34 38 89 1f e0 91 14 73 be 83 18 a8 03 b6 c5 6f 91 11 f7 6f 7b 04
      65 6c 24 33 70 c8 fc 4d 71 58 6e 3b d5 9c c8 c9 5c 17 d7 3d 48 5c 5b 81 57 d4 37 4a f8 f0 04 c6
      72 fa 47 07 b8 37 56 1e 15 6b 01 20 6a 71 01 93 6f 44 5c 62 4c bd 11 7b 92 0b 5f 9a 31 64 73 70
      be 9e 03 9c 68 ee 6f b6 a3 95 aa 8c a5 8a 83 1a 07 b7 5e cc 0f 04 2b 7f c5 ec 7d 5c ca f1 1b 82
      7d b5 01 31 47 e7 98 a1 71 1c 83 02 d1 54 54 eb 67 53 94 43 80 6b 60 63 76 f5 97 ef c7 20 69 97
      ab ff ad ce 30 61 d9 7c 2e 94 51 e7 b9 60 17 d0 25 ff 9a 13 14 82 e8 74 52 65 11 7d 02 a7 cd 94
      af af 0f f4 d4 6a 36 53 57 ba 3c 97 fe 6b 9b 21 16 2c 6d d0 84 5d c1 53 5e ef 39 dd d2 d7 48 6d
      ac 38 13 37 ae e5 45 51 1b 7c 89 ba da 7c 62 11 4d 6f 25 81 8a 5a 9d 55 d6 d6 d2 5b 52 49 fa d0
      fd 53 d8 8c c1 f9 70 44 06 04 d0 f2 85 11 3b e7 55 7d 0c 73 be f5 75 32 03 a5 4f 53 7a 32 e0 bb
      e5 1d bc 07 c6 ec }
      a4 81 ce ; [4]
      30 81 cb ; SEQUENCE
      a0 03 ; [0]
      02 01 12
      a2 81 c3 ; [2]
      04 81 c0 ; encrypted
      { 22 9d 90 72 3f 7f fe 12 19 be 27 52 28 82 e1 b0 3b bc 4e 88 4e 8d 62 5c fb 81 0b 13 8c 9c 0d 6f
      c5 dd c4 f0 f5 d7 4b ab 24 17 f0 44 a5 ac 32 f5 fc b2 62 4d da 07 34 9f 49 a6 d3 0e d3 ba 7b c8
      45 29 34 dc ef 15 b4 d7 68 d1 7e b8 7e 35 4a e3 59 be 6e 7a 8b b0 e9 7a a0 ed b5 a2 7c 50 54 5c
      eb 35 15 35 1c d3 fd 01 24 b5 41 a7 81 8d c0 85 00 d4 d0 b4 22 81 12 5e 29 09 28 6d 86 62 bf 0a
      2f 23 26 9e 5e 7c cb 40 50 4e b0 db 68 22 40 33 bb 4e 30 10 f5 d8 53 cb 43 32 bc 24 3e 3b 49 14
      85 e8 26 8a 20 ed 50 20 85 fe 1e db 4b e1 5a 8f 41 92 a0 b1 c1 95 2e 3f af b0 40 7b 08 3c fc 49 }
      """),
    DumpSample(
      TokenMessage.self, "AP-REP", isExact: false,
      """
      60 81 99 ; [APPLICATION 0]
      06 09 2a 86 48 86 f7 12 01 02 02 ; Kerberos
      02 00 ; KRB_TOKEN_AP_REP
      6f 81 89 ; AP-REP
      30 81 86 ; SEQUENCE
      a0 03 ; [0]
      02 01 05
      a1 03 ; [1]
      02 01 0f
      a2 7a ; [2]
      30 78 ; SEQUENCE
      a0 03 ; [0]
      02 01 12
      a2 71 ; [2]
      04 6f ; encrypted
      { 71 e8 9e 3a 75 18 d8 ae c4 92 57 ca 79 8d 19 4b 6d 94 13 97 fb 8e d4 9c ba ac 3e 3a dd bb 29 9f
      7e d1 3f c9 c8 b8 7d 5f 42 ff e3 2f fb e1 2f e7 d8 da 56 69 70 c7 ff c9 50 b8 80 eb 9f 90 26 bf
      ac 9c 8f 59 cb d7 54 be 61 fb 37 e7 51 38 a1 b3 1a 2a 45 31 d1 10 6a 9f ff 8e 99 4c a8 99 47 30
      2b 9f 02 d4 c9 f7 04 15 30 29 c4 e4 fc ae 53 }
      """),
    DumpSample(
      TokenMessage.self, "AP-REP without a header", isExact: false,
      """
      6f 81 89 ; AP-REP
      30 81 86 ; SEQUENCE
      a0 03 ; [0]
      02 01 05
      a1 03 ; [1]
      02 01 0f
      a2 7a ; [2]
      30 78 ; SEQUENCE
      a0 03 ; [0]
      02 01 12
      a2 71 ; [2]
      04 6f ; encrypted
      { 94 cc 54 d4 51 ec 32 7d 6c 68 dd b3 7f a4 8f 6e b5 c8 c6 c9 5f 32 33 f1 7e 2a 13 20 75 f3 50 a7
      43 4b 64 e1 eb ff 2b ab 68 4c 2c 19 d5 94 4f b5 63 e8 40 4f 9f 1e 07 df 45 e6 6c d8 17 fa 5b 99
      8e 2c 7f 6b f2 42 90 e0 92 bc 64 f7 13 98 ad fb 7c d0 44 e7 c6 41 59 af 02 d1 8b 7d d3 e4 82 bd
      c3 2c 60 4f 1c c2 f6 34 11 ad ac b2 a5 5b 33 }
      """),
    DumpSample(
      TokenMessage.self, "third token without a header", isExact: false,
      """
      6f 5b ; AP-REP
      30 59 ; SEQUENCE
      a0 03 ; [0]
      02 01 05
      a1 03 ; [1]
      02 01 0f
      a2 4d ; [2]
      30 4b ; SEQUENCE
      a0 03 ; [0]
      02 01 12
      a2 44 ; [2]
      04 42 ; encrypted
      { 94 55 44 fc 82 43 12 67 74 5b dd ae db e3 24 38 9e b9 cb 8b 8b 2c e2 25 ff 11 83 b8 a4 04 d5 ad
      be c0 d9 0e 80 99 ff 36 3d f6 e8 93 69 7e 9b 42 84 db ab c9 e6 49 d0 ae 94 d8 44 55 13 09 2c 8d
      7d 63 }
      """),
  ]
}
