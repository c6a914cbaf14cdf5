extension Folklore {
  /// Every claim that web guides make, in the order in which a connection could meet what it is about.
  public static let catalogue: [Folklore] =
    aboutCodes + aboutNames + aboutFirewalls + aboutPaths + aboutListening + aboutCertificates + aboutTLS + aboutLogons
    + aboutRights + aboutLicences + aboutSessions + aboutClients + aboutTests
}
