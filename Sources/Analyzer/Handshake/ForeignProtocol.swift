import Bytes

/// Guesses the protocol of bytes that are not RDP, from how they begin.
enum ForeignProtocol {
  static func name(of reader: borrowing ByteReader) -> String {
    for (prefix, name) in signatures where reader.starts(with: prefix) { return name }
    return "unknown"
  }

  private static let signatures: [(StaticString, String)] = [
    ("SSH-", "SSH"), ("HTTP/", "HTTP"), ("GET ", "HTTP"), ("POST ", "HTTP"), ("HEAD ", "HTTP"), ("OPTIONS ", "HTTP"),
    ("CONNECT ", "HTTP proxy"), ("RDG_OUT_DATA ", "RD Gateway"), ("RDG_IN_DATA ", "RD Gateway"),
    ("<html", "HTML"), ("<HTML", "HTML"), ("<!DOCTYPE", "HTML"), ("RFB ", "VNC"), ("220 ", "SMTP or FTP"),
    ("220-", "SMTP or FTP"),
    ("+OK", "POP3"), ("* OK", "IMAP"), ("PROXY ", "PROXY protocol"), ("\u{5}", "SOCKS5"), ("\u{4}", "SOCKS4"),
  ]
}
