/// Which end of a TLS connection sends.
public enum TLSPeer: Hashable, Sendable {
  case client
  case server
}
