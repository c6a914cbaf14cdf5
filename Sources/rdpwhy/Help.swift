/// What `--help` prints: examples first.
enum Help {
  static let version = "0.1.0"

  static func text(for verb: Verb?) -> String {
    verb.map(page) ?? overview
  }

  private static var overview: String {
    """
    rdpwhy says where and why a Remote Desktop connection failed, with frame numbers as proof.

    Examples
      rdpwhy bad.pcapng                      why did it fail?
      rdpwhy -r - < bad.pcapng               the same from standard input
      rdpwhy bad.pcapng --code 0x904/0x7     weigh causes by what the client showed
      rdpwhy --keylog keys.log bad.pcapng    look inside TLS as well
      rdpwhy -T json *.pcapng                for programs
      sudo rdpwhy capture -i eth0 -f 'port 3389 or port 53' -w rdp.pcapng
      rdpwhy diff good.pcapng bad.pcapng     where do they part?
      rdpwhy explain 0x904                   what does the code mean?

    Verbs
    \(rows(Verb.allCases.map { ($0.rawValue, $0.summary) }, width: 14))

    \(flags)

    \(endings)

    """
  }

  private static func page(of verb: Verb) -> String {
    """
    rdpwhy \(verb.rawValue) \(verb.usage)
      \(verb.summary)

    \(flags)

    \(endings)

    """
  }

  private static var flags: String {
    let groups = Flag.groups.map { title, flags in
      title + "\n" + rows(flags.filter { !$0.help.isEmpty }.map { ($0.spelling, $0.help) }, width: 33)
    }
    return groups.joined(separator: "\n\n")
  }

  private static let endings = """
    Exit status
      0  every attempt succeeded       2  usage error, or the input could not be read
      1  an attempt failed             3  not enough evidence
      diff: 0 same, 1 different, 2 trouble
    """

  private static func rows(_ rows: [(String, String)], width: Int) -> String {
    let lines = rows.map { name, text in
      "  " + name + String(repeating: " ", count: max(2, width - name.count)) + text
    }
    return lines.joined(separator: "\n")
  }
}
