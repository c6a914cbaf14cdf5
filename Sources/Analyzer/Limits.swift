/// Every bound of the analysis, with its reason. What a bound cuts off of a connection, or keeps from being looked at, is said in the report's notes.
public enum Limits {
  /// Bytes of one direction that are kept for reading: a handshake with a large certificate chain and the first seconds of a session fit many
  /// times over, and the verdict of a session that runs needs no more. What is opened of it with the user's secrets is never longer, so that this
  /// bounds what is decrypted too.
  public static let bytesPerDirection = 256 << 10

  /// Bytes that wait for a hole in front of them to be filled: four of the largest windows without window scaling.
  public static let pendingBytes = 256 << 10

  /// What each of the segments that wait counts for beyond its bytes, so that tiny ones are bounded in number too.
  static let pendingOverhead = 64

  /// Segments of a connection that are remembered one by one from its start: handshakes take fewer than a hundred.
  public static let firstSegments = 384

  /// Segments remembered from a connection's end: how it ended shows in the last few.
  public static let lastSegments = 64

  /// ICMP errors of a connection that are kept: a router that refuses every SYN sends fewer.
  public static let errorsPerConnection = 32

  /// Connections that may be RDP and are open at a time: ten times what a busy server sees in a day.
  public static let flows = 262_144

  /// TCP conversations of any kind that are numbered as Wireshark numbers them; later ones get no number.
  public static let numberedStreams = 1 << 20

  /// Recent SYNs remembered for connections that turn out to be RDP on another port.
  public static let recentSYNs = 1 << 13

  /// Attempts whose beginnings are compared with a look-up of the user's server that failed: more than a user makes.
  static let rememberedStarts = 1 << 16

  /// Ties between the connections of one click: two families with some addresses each, and a server that sends its client on.
  static let tiesPerClick = 32

  /// Addresses that one redirection names and that are looked at: more than a host has.
  static let redirectionTargets = 16

  /// Look-ups of clients of the other family that are read for a connection whose client asked for no name.
  static let lookupsOfOthers = 64

  /// Certificates whose facts are remembered: more than a site has servers.
  public static let knownCertificates = 1 << 12

  /// Questions for the server on the local network that are kept; three in vain say all.
  public static let neighborRequests = 64

  /// The latest DNS messages that are kept: a busy resolver's traffic of some minutes.
  public static let nameMessages = 16_384

  /// Bytes of the DNS messages that are kept: 512 for each, as much as RFC 1035 allows over UDP.
  public static let nameBytes = 8 << 20

  /// Addresses of the host that the user named that are watched as a gateway's: more than a name leads to.
  static let watchedGateways = 64

  /// Requests to a proxy or a gateway that wait for their answer: clients wait for each.
  static let gatewayRequests = 16

  /// Connections that make one way through a gateway: two channels, and those that a client opens instead of them.
  static let gatewayChannels = 16

  /// Connections to a gateway that did not come about and that are kept: three say all, and clients try several addresses.
  static let soughtGateways = 64

  /// Bytes of one DNS message: what resolvers allow over UDP (RFC 6891 section 6.2.5). A longer one is passed by.
  public static let nameMessageBytes = 4_096

  /// DNS messages of one client that are read to find the name behind a connection: what it asked in the minute before.
  public static let namesPerLookup = 128

  /// Look-ups of a name that are kept with a connection, the latest: both kinds of address, asked and answered, at four resolvers.
  public static let lookupsPerConnection = 16

  /// The latest messages between clients and KDCs that are kept: the logons of some minutes on a busy network.
  public static let ticketMessages = 4_096

  /// Bytes of the messages to and from KDCs that are kept: most take fewer than a thousand.
  public static let ticketBytes = 4 << 20

  /// Messages between one client and its KDCs that are read for one connection: a logon takes about ten.
  public static let ticketsPerConnection = 64

  /// Hosts to which one client may fail to get a ticket: more than a user tries.
  public static let ticketHosts = 16

  /// Servers for which guesses at passwords are counted.
  static let guessedServers = 1_024

  /// Guesses at one server in a minute that are counted; of more it is said that there were as many at least.
  static let guessesPerServer = 4_096

  /// Clients that are remembered for guessing passwords.
  static let guessers = 1 << 16

  /// Clients and servers whose UDP transports are remembered: a busy server's users.
  static let datagramPairs = 4_096

  /// Offers of UDP, and answers, that are remembered of one client and server: those of some sessions.
  static let datagramsPerPair = 16

  /// Protected application records that get an event of their own; later ones are counted. Logon and settings take fewer than fifty.
  public static let recordEvents = 128

  /// Events of one timeline.
  public static let eventsPerConnection = 4_096
}
