// A table of samples: what MCS and GCC carry, without TPKT and X.224 headers.
import Dissectors

extension Sample {
  static let mcs = DumpSample.mcs.map(\.sample)
}

extension DumpSample {
  static let mcs: [DumpSample] =
    [
      DumpSample(
        MCSConnectInitial.self, "MS-RDPBCGR 4.1.3",
        """
        7f 65 82 01 94           ; connect-initial, 404 bytes
        04 01 01                 ; callingDomainSelector
        04 01 01                 ; calledDomainSelector
        01 01 ff                 ; upwardFlag
        30 19                    ; targetParameters
        02 01 22 02 01 02 02 01 00 02 01 01 02 01 00 02 01 01 02 02 ff ff 02 01 02
        30 19                    ; minimumParameters
        02 01 01 02 01 01 02 01 01 02 01 01 02 01 00 02 01 01 02 02 04 20 02 01 02
        30 1c                    ; maximumParameters
        02 02 ff ff 02 02 fc 17 02 02 ff ff 02 01 01 02 01 00 02 01 01 02 02 ff ff 02 01 02
        04 82 01 33              ; userData, 307 bytes
        00 05 00 14 7c 00 01     ; T.124
        81 2a                    ; 298 bytes
        00 08 00 10 00           ; conferenceCreateRequest "1"
        01 c0 00 a"Duca"         ; one set of user data
        81 1c                    ; 284 bytes
        01 c0 d8 00              ; CS_CORE
        04 00 08 00              ; version
        00 05 00 04              ; 1280 x 1024
        01 ca 03 aa              ; colorDepth, SASSequence
        09 04 00 00              ; keyboardLayout
        ce 0e 00 00              ; clientBuild 3790
        w"ELTONS-DEV2" 00*10     ; clientName
        04 00 00 00 00 00 00 00 0c 00 00 00   ; keyboard
        00*64                    ; imeFileName
        01 ca 01 00 00 00 00 00  ; postBeta2ColorDepth, clientProductId, serialNumber
        18 00 07 00 01 00        ; highColorDepth, supportedColorDepths, earlyCapabilityFlags
        w"69712-783-0357974-42714" 00*18      ; clientDigProductId
        00 00 00 00 00 00        ; connectionType, padding, serverSelectedProtocol
        04 c0 0c 00              ; CS_CLUSTER
        0d 00 00 00 00 00 00 00
        02 c0 0c 00              ; CS_SECURITY
        1b 00 00 00 00 00 00 00
        03 c0 2c 00              ; CS_NET
        03 00 00 00
        a"rdpdr" 00*3 00 00 80 80
        a"cliprdr" 00 00 00 a0 c0
        a"rdpsnd" 00*2 00 00 00 c0
        """),
      DumpSample(
        MCSConnectResponse.self, "MS-RDPBCGR 4.1.4, keys replaced",
        """
        7f 66 82 01 45           ; connect-response, 325 bytes
        0a 01 00                 ; rt-successful
        02 01 00                 ; calledConnectId
        30 1a                    ; domainParameters
        02 01 22 02 01 03 02 01 00 02 01 01 02 01 00 02 01 01 02 03 00 ff f8 02 01 02
        04 82 01 1f              ; userData, 287 bytes
        00 05 00 14 7c 00 01     ; T.124
        2a                       ; a length that is wrong in every server
        14 76 0a 01 01 00        ; conferenceCreateResponse
        01 c0 00 a"McDn"         ; one set of user data
        81 08                    ; 264 bytes
        01 0c 0c 00              ; SC_CORE
        04 00 08 00 00 00 00 00
        03 0c 10 00              ; SC_NET
        eb 03 04 00 ec 03 ed 03 ee 03 ef 03
        02 0c ec 00              ; SC_SECURITY
        02 00 00 00 02 00 00 00  ; 128 bit, client compatible
        20 00 00 00 b8 00 00 00
        { a"V1#W2$X3%Y4^Z5&a6*b7(c8)d9_e0+f1" }
        01 00 00 00              ; proprietary certificate
        { a"N3,O4;P5:Q6|R7~S8`T9!U0@" 5a*156 }
        """),
      DumpSample(
        MCSConnectResponse.self, "TLS, skips channel joins",
        """
        7f 66 5e                 ; connect-response
        0a 01 00 02 01 00
        30 1a
        02 01 22 02 01 03 02 01 00 02 01 01 02 01 00 02 01 01 02 03 00 ff f8 02 01 02
        04 3a
        00 05 00 14 7c 00 01 2a 14 76 0a 01 01 00 01 c0 00 a"McDn" 24
        01 0c 10 00 11 00 08 00 0b 00 00 00 0f 00 00 00   ; SC_CORE
        02 0c 0c 00 00 00 00 00 00 00 00 00               ; SC_SECURITY
        03 0c 08 00 eb 03 00 00                           ; SC_NET
        """),
      DumpSample(MCSConnectResponse.self, "refusal", "7f 66 03 0a 01 0e ; rt-unspecified-failure"),
      DumpSample(MCSErectDomainRequest.self, "MS-RDPBCGR 4.1.5", "04 01 00 01 00"),
      DumpSample(MCSAttachUserRequest.self, "MS-RDPBCGR 4.1.6", "28"),
      DumpSample(MCSAttachUserConfirm.self, "MS-RDPBCGR 4.1.7", "2e 00 00 06"),
      DumpSample(MCSAttachUserConfirm.self, "refusal", "2d 60 ; rt-too-many-channels, without an initiator"),
      DumpSample(MCSChannelJoinRequest.self, "MS-RDPBCGR 4.1.8.1.1", "38 00 06 03 ef"),
      DumpSample(MCSChannelJoinConfirm.self, "MS-RDPBCGR 4.1.8.1.2", "3e 00 00 06 03 ef 03 ef"),
      DumpSample(MCSChannelJoinRequest.self, "MS-RDPBCGR 4.1.8.2.1", "38 00 06 03 eb"),
      DumpSample(MCSChannelJoinConfirm.self, "refusal", "3c 60 00 06 03 ef ; rt-no-such-channel"),
      DumpSample(MCSSendData.self, "MS-RDPBCGR 4.1.10, request", "64 00 06 03 eb 70 81 98"),
      DumpSample(MCSSendData.self, "MS-RDPBCGR 4.1.11, indication", "68 00 01 03 eb 70 1c"),
      DumpSample(MCSSendData.self, "MS-RDPBCGR 4.3.1, a length of two bytes", "68 00 01 03 eb 70 82 7c"),
      DumpSample(MCSSendData.self, "MS-RDPBCGR 4.4, a virtual channel", "68 00 01 03 ed f0 1c"),
      DumpSample(MCSDisconnectProviderUltimatum.self, "MS-RDPBCGR 4.2.3", "21 80"),
      DumpSample(MCSDomainPDU.self, "provider initiated", "20 80"),
      DumpSample(MCSDomainPDU.self, "a token PDU", "9c"),
    ] + gcc

  /// Blocks that the dumps above do not have.
  static let gcc: [DumpSample] = [
    DumpSample(
      ClientCoreData.self, "RDP 4, no tail",
      """
      01 c0 84 00 01 00 08 00 20 03 58 02 01 ca 03 aa 09 04 00 00 5d 05 00 00
      w"OLD" 00*26 04 00 00 00 00 00 00 00 0c 00 00 00 00*64
      """),
    DumpSample(
      ClientCoreData.self, "Windows 11, the whole tail",
      """
      01 c0 ea 00
      11 00 08 00              ; RDP 10.12
      00 0f 70 08              ; 3840 x 2160
      01 ca 03 aa 1e 04 04 00  ; Thai Pattachote
      f4 65 00 00              ; build 26100
      w"LAPTOP" 00*20 04 00 00 00 00 00 00 00 0c 00 00 00
      w"IMJP.IME" 00*48
      01 ca 01 00 00 00 00 00 20 00 0f 00
      ef 0f                    ; earlyCapabilityFlags
      w"4d8a" 00*56
      06 00 08 00 00 00        ; LAN, HYBRID_EX
      58 02 00 00 53 01 00 00 5a 00 96 00 00 00 8c 00 00 00
      """),
    DumpSample(
      ClientMonitorData.self, "two monitors",
      """
      05 c0 34 00 00 00 00 00 02 00 00 00
      00 00 00 00 00 00 00 00 7f 07 00 00 37 04 00 00 01 00 00 00
      80 f8 ff ff 00 00 00 00 ff ff ff ff 37 04 00 00 00 00 00 00
      """),
    DumpSample(ClientMessageChannelData.self, "as mstsc sends it", "06 c0 08 00 00 00 00 00"),
    DumpSample(
      ClientMonitorExtendedData.self, "one monitor",
      """
      08 c0 24 00 00 00 00 00 14 00 00 00 01 00 00 00
      58 02 00 00 53 01 00 00 5a 00 00 00 96 00 00 00 8c 00 00 00
      """),
    DumpSample(ClientMultitransportData.self, "both transports", "0a c0 08 00 05 03 00 00"),
    DumpSample(ServerMessageChannelData.self, "1007", "04 0c 06 00 ef 03"),
    DumpSample(ServerMultitransportData.self, "both transports", "08 0c 08 00 05 03 00 00"),
    DumpSample(ServerNetworkData.self, "three channels and padding", "03 0c 10 00 eb 03 03 00 ec 03 ed 03 ee 03 00 00"),
    DumpSample(UnknownGCCBlock.self, "CS_UNUSED1", "0c c0 06 00 01 02"),
  ]
}
