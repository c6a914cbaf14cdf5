import Bytes

/// Whatever block of settings comes next, of a client or of a server.
///
/// MS-RDPBCGR 2.2.1.3 and 2.2.1.4.
public enum GCCBlock: Equatable, Sendable {
  case clientCore(ClientCoreData)
  case clientSecurity(ClientSecurityData)
  case clientNetwork(ClientNetworkData)
  case clientCluster(ClientClusterData)
  case clientMonitor(ClientMonitorData)
  case clientMessageChannel(ClientMessageChannelData)
  case clientMonitorExtended(ClientMonitorExtendedData)
  case clientMultitransport(ClientMultitransportData)
  case serverCore(ServerCoreData)
  case serverSecurity(ServerSecurityData)
  case serverNetwork(ServerNetworkData)
  case serverMessageChannel(ServerMessageChannelData)
  case serverMultitransport(ServerMultitransportData)
  /// A block that we do not know, by its type and length.
  case other(UnknownGCCBlock)

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    switch try GCCBlockHeader(parsing: &ahead).type {
    case .clientCore: self = .clientCore(try ClientCoreData(parsing: &reader))
    case .clientSecurity: self = .clientSecurity(try ClientSecurityData(parsing: &reader))
    case .clientNetwork: self = .clientNetwork(try ClientNetworkData(parsing: &reader))
    case .clientCluster: self = .clientCluster(try ClientClusterData(parsing: &reader))
    case .clientMonitor: self = .clientMonitor(try ClientMonitorData(parsing: &reader))
    case .clientMessageChannel: self = .clientMessageChannel(try ClientMessageChannelData(parsing: &reader))
    case .clientMonitorExtended: self = .clientMonitorExtended(try ClientMonitorExtendedData(parsing: &reader))
    case .clientMultitransport: self = .clientMultitransport(try ClientMultitransportData(parsing: &reader))
    case .serverCore: self = .serverCore(try ServerCoreData(parsing: &reader))
    case .serverSecurity: self = .serverSecurity(try ServerSecurityData(parsing: &reader))
    case .serverNetwork: self = .serverNetwork(try ServerNetworkData(parsing: &reader))
    case .serverMessageChannel: self = .serverMessageChannel(try ServerMessageChannelData(parsing: &reader))
    case .serverMultitransport: self = .serverMultitransport(try ServerMultitransportData(parsing: &reader))
    default: self = .other(try UnknownGCCBlock(parsing: &reader))
    }
  }

  public var message: any WireMessage {
    switch self {
    case .clientCore(let block): block
    case .clientSecurity(let block): block
    case .clientNetwork(let block): block
    case .clientCluster(let block): block
    case .clientMonitor(let block): block
    case .clientMessageChannel(let block): block
    case .clientMonitorExtended(let block): block
    case .clientMultitransport(let block): block
    case .serverCore(let block): block
    case .serverSecurity(let block): block
    case .serverNetwork(let block): block
    case .serverMessageChannel(let block): block
    case .serverMultitransport(let block): block
    case .other(let block): block
    }
  }

  /// All blocks up to the end of the reader.
  static func list(parsing reader: inout ByteReader) throws(ParseError) -> [GCCBlock] {
    var blocks: [GCCBlock] = []
    // As many as most have.
    blocks.reserveCapacity(6)
    while !reader.isAtEnd { blocks.append(try GCCBlock(parsing: &reader)) }
    return blocks
  }
}
