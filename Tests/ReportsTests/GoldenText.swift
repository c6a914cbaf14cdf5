/// Whole answers as a person reads them; a change of a text shows here as it will look.
enum GoldenText {
  static let pair = #"""
    0x904/0x7: disconnectReasonAtClientWinsockFDCLOSE / exDiscReasonServerDeniedConnection
    mstsc's error code and extended error code, read together.

      0x904 says how the connection ended; 0x7 counts only if it had got past MCS.

    Documented
      - Extended 0x7: The server denied the connection. [Microsoft, ExtendedDisconnectReasonCode]
      - A server can send Set Error Info only after the MCS connection, and only to a client that
        announced support for it. [MS-RDPBCGR 2.2.5.1]

    Inferred
      - If TLS or CredSSP did not finish, 0x7 cannot have come from the wire: give it no weight.
        [derived from MS-RDPBCGR 2.2.5.1]
      - If the capture shows Set Error Info 0x7, ERRINFO_SERVER_DENIED_CONNECTION is to be taken
        literally. [derived from MS-RDPBCGR 2.2.5.1.1]
      - Which extended code mstsc shows when no Set Error Info arrived is not documented. [search of
        Microsoft's documentation]

    In a capture
      - With a key log: a Set Error Info PDU with 0x00000007, or none at all.
      - Without keys: whether the records after CredSSP reached the size and order of an MCS
        connection.

    Next
      - Capture one attempt, then: rdpwhy analyze FILE --code 0x904 --extended 0x7
      - See how far the connection got: that decides whether the extended code has any weight.

    Ways to fail that lead here (rdpwhy explain ID)
      server-admission-denied

    0x904 (2308): disconnectReasonAtClientWinsockFDCLOSE
    The disconnect reason: mstsc shows it as "Error code", client event 1026 in decimal as "Reason".

      TCP was closed while the client still wanted it. The code says that it was closed, not by whom
      and not why.

    Documented
      - The client's socket was closed. [Microsoft, IMsTscAxEvents::OnDisconnected]

    Inferred
      - A FIN or a reset reached the client: the server, or something on the path, ended the
        connection. [derived from the name: FD_CLOSE is Winsock's report of a close by the other
        side]
      - If a capture shows that the client closed first, the code belongs to another connection:
        look at those beside it. [derived from the same]
      - If the SYN stayed unanswered or was refused, the code would be 0x204: code and capture are
        of different attempts. [derived from the list of disconnect reasons]
      - No text of Microsoft was found that ties 0x904 to a single cause. [search of Microsoft's
        documentation]

    Folklore
      - Web guides read 0x904 as ERROR_WRITE_PROTECT and blame the installation of some component.
        That is false: ERROR_WRITE_PROTECT is 0x13, and 0x904 is on Microsoft's list of disconnect
        reasons. [Windows error 19; Microsoft, IMsTscAxEvents::OnDisconnected]
      - Web guides blame an expired certificate. A client that refuses one shows 0x1B07 or a warning
        instead. What is documented is a server that cannot renew its certificate or read its
        private key (events 1057, 1058, 36870) and drops TLS. A certificate that a capture shows,
        with the handshake going on after it, is not the cause. [Microsoft support,
        event-id-troubleshoot-vm-rdp-connecton]
      - Web guides rename the MachineKeys folder, which is dangerous: it holds the private keys of
        all certificates of the machine, those of IIS, WinRM and agents among them. Never rename it:
        Microsoft repairs the folder's permissions and recreates only the RDP certificate.
        [Microsoft support, event-id-troubleshoot-vm-rdp-connecton]
      - Web guides blame the CredSSP update of 2018. That mismatch has its own dialog (encryption
        oracle remediation); 0x904 fits only a server that drops an old client. Setting
        AllowEncryptionOracle to 2 is dangerous, as it reopens CVE-2018-0886: patch both ends.
        [Microsoft support, credssp-encryption-oracle-remediation; FreeRDP issue 4483]
      - Web guides disable NLA on the server, which weakens it for everybody. It is at most a short
        test, after which UserAuthentication goes back to 1. NLA has nothing to do with a connection
        that ends before the logon. [Microsoft support, internal-error-has-occurred]
      - Web guides select the RDP security layer, or "Negotiate", which weakens the server for
        everybody. It is at most a short test, after which SecurityLayer goes back to 2. A server
        and a client that cannot agree say so in the negotiation. [Microsoft support,
        internal-error-has-occurred; MS-RDPBCGR 2.2.1.2.2]
      - Web guides set authentication level:i:0 in the .rdp file, which is dangerous: it hides the
        certificate warning, and with it an impostor. It changes nothing about who closes the
        socket. [derived: the setting acts on the client alone]
      - Web guides raise MaxOutstandingConnections, which is dangerous because it hides a
        brute-force attack. It can matter only when a capture shows many half-open connections, and
        then the first question is who opens them. [Microsoft KB954398]

    In a capture
      - A FIN or a reset that the client receives. The step it cuts off says more than the code
        does.
      - No X.224 confirm: a limit on pending connections, a service that starts or stops, a
        firewall, a load balancer.
      - A ClientHello and not one TLS byte back: the server's private key, no common version or
        cipher, a middlebox.
      - A TLS alert: its description says why.
      - TLS complete, then an alert or a close after the client's credentials: CredSSP was refused.
      - A session that was up: the link, a restart of the server, or UDP trouble.

    Next
      - Capture one attempt on the client, and if possible on the server too; analyze it with --code
        0x904.
      - On the server, read the System log of that minute: Schannel 36870, 36871, 36874, 36888, and
        events 1057 and 1058.
      - If the server falls silent after the ClientHello: icacls
        C:\ProgramData\Microsoft\Crypto\RSA\MachineKeys (read only).

    Ways to fail that lead here (rdpwhy explain ID)
      x224-reset-before-confirm, tcp-firewall-app-reset-after-cr, tls-reset-after-clienthello,
      tls-alert-handshake-failure, tls-alert-protocol-version, tls-alert-internal-error-early,
      tls-no-serverhello-timeout, nla-silent-drop-after-auth-token, mcs-connect-failed,
      tcp-mtu-blackhole, tcp-rst-midstream-injected, session-dropped

    """#

  static let four = #"""
    This number has several meanings. Which client or log showed it, and in which field?

    0x4
    The disconnect reason: mstsc shows it as "Error code", client event 1026 in decimal as "Reason".

      4 alone proves no cause. Which client showed it, and in which field?

    Documented
      - 4 is not on the list of disconnect reasons. [Microsoft, IMsTscAxEvents::OnDisconnected]

    Inferred
      - Microsoft's clients for Mac, iOS and Android show 0x4 with extended 0x0 when a session ended
        because of some error. [rdpwrap issue 1340; xrdp issues 1458 and 3015]
      - Reports pair it with a reset by the peer, a reconnect after sleep, or a crash of the
        server's TermService. [rdpwrap issues 378, 571 and 1340]
      - In Remote Assistance, error 4 means that the remote user disconnected. [MS-RA, SAFERROR]
      - FreeRDP's error 4 is a failed name look-up, but it prints it as 0x00020004. [FreeRDP,
        include/freerdp/error.h]

    Folklore
      - Web guides read 0x4 as "blocked by policy or firewall while the server is reachable".
        Nothing supports that: a firewall on the path gives codes such as 0x204 or 0x104.
        [Microsoft, IMsTscAxEvents::OnDisconnected; Microsoft, ExtendedDisconnectReasonCode]

    In a capture
      - Nothing that carries this number as a disconnect reason. Look at how the connection ended,
        and who ended it.
      - As an extended code it mirrors Set Error Info 4, which needs a key log to be read.

    Next
      - Note the client, its version, and whether 4 is the error code or the extended one.
      - Capture one attempt with that client and let the capture decide.

    Ways to fail that lead here (rdpwhy explain ID)
      x224-reset-before-confirm, tcp-rst-midstream-injected, session-dropped,
      session-ended-by-policy

    extended 0x4: exDiscReasonServerLogonTimeout
    The extended disconnect reason: mstsc shows it as "Extended error code".

    Documented
      - The client exceeded the period that the server allows for the logon. [Microsoft,
        ExtendedDisconnectReasonCode]
      - Set Error Info is sent only to a client that announced support for it in the MCS
        Connect-Initial. [MS-RDPBCGR 2.2.5.1]

    Inferred
      - The number is also the Set Error Info value ERRINFO_LOGON_TIMEOUT: the server's limit for
        active sessions has passed. [the two lists compared: MS-RDPBCGR 2.2.5.1.1]
      - If TLS or CredSSP did not finish, the number cannot have come from the wire: the client put
        it there, and it has no weight. [derived from MS-RDPBCGR 2.2.5.1]

    In a capture
      - If the server sent it: a Set Error Info PDU with the same value, inside TLS, after the MCS
        connection.

    Next
      - Capture one attempt and see how far it got: before the MCS connection the extended code has
        no weight.
      - With a key log, look for the Set Error Info PDU: then the value can be taken literally.

    Ways to fail that lead here (rdpwhy explain ID)
      session-ended-by-policy

    Set Error Info 0x4: ERRINFO_LOGON_TIMEOUT
    Set Error Info: the server sends it before it ends a connection.

    Documented
      - The server's limit for active sessions has passed. [MS-RDPBCGR 2.2.5.1.1]

    In a capture
      - A Set Error Info PDU (Wireshark: rdp.pduType2 == 47) from the server, after the MCS
        connection; inside TLS, so it needs a key log.
      - Without keys: one small record from the server, then the record of its Disconnect Provider
        Ultimatum.

    Next
      - Read the policy for active sessions on the server.

    Ways to fail that lead here (rdpwhy explain ID)
      session-ended-by-policy

    The same number also means, elsewhere (rdpwhy explain QUERY)
      nego:4 is INCONSISTENT_FLAGS. The failure code of the X.224 negotiation (Wireshark:
          rdp.negFailure.failureCode).
      krb:4 is KDC_ERR_C_OLD_MAST_KVNO. The code of a KRB-ERROR (Wireshark: kerberos.error_code).
      license:4 is ERR_INVALID_SCOPE. The error code of a licensing message (dwErrorCode; Wireshark:
          rdp.errorCode).
      license-state:4 is ST_RESEND_LAST_MESSAGE. The state transition of a licensing message
          (dwStateTransition; Wireshark: rdp.stateTransition).
      ultimatum:4 is rn-channel-purged. The reason of an MCS Disconnect Provider Ultimatum.

    """#
}
