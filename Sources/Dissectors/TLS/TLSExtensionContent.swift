import Bytes

extension TLSExtension.Content {
  init(
    parsing data: inout ByteReader, of type: TLSExtensionType, in place: TLSExtension.Place
  ) throws(ParseError) {
    switch (type, place) {
    case (.serverName, _): self = .serverName(try Self.hostName(&data))
    case (.supportedGroups, _): self = .supportedGroups(try data.readCodes("supported groups"))
    case (.ecPointFormats, _): self = .pointFormats(try data.readBytes8("ec point formats"))
    case (.signatureAlgorithms, _), (.signatureAlgorithmsCert, _):
      self = .signatureSchemes(try data.readCodes("signature algorithms"))
    case (.applicationLayerProtocols, _): self = .protocols(try Self.protocolNames(&data))
    case (.supportedVersions, _): self = .versions(try Self.versions(&data, in: place))
    case (.keyShare, .helloRetryRequest): self = .retryGroup(try Self.group(&data))
    case (.keyShare, _): self = .keyShares(try Self.keyShares(&data, in: place))
    case (.preSharedKey, .clientHello): self = .offeredKeys(count: try Self.offeredKeys(&data))
    case (.preSharedKey, _): self = .selectedKey(try data.readUInt16BE("selected identity"))
    default:
      self = .opaque
      try data.skip(data.remaining, "extension data")
    }
  }

  /// RFC 6066 section 3: a list of names, of which only host names exist; the server answers with nothing.
  private static func hostName(_ data: inout ByteReader) throws(ParseError) -> String? {
    guard !data.isAtEnd else { return nil }
    var list = try data.slice(Int(try data.readUInt16BE("server name list")), "server name list")
    var host: String?
    while !list.isAtEnd {
      let type = try list.readUInt8("server name type")
      let name = try list.readText(Int(try list.readUInt16BE("server name")), "server name")
      if type == 0, host == nil { host = name }
    }
    return host
  }

  private static func protocolNames(_ data: inout ByteReader) throws(ParseError) -> [String] {
    var list = try data.slice(Int(try data.readUInt16BE("protocol name list")), "protocol name list")
    var names: [String] = []
    while !list.isAtEnd { names.append(try list.readText(Int(try list.readUInt8("protocol name")), "protocol name")) }
    return names
  }

  private static func versions(
    _ data: inout ByteReader, in place: TLSExtension.Place
  ) throws(ParseError) -> [TLSVersion] {
    guard place == .clientHello else { return [TLSVersion(rawValue: try data.readUInt16BE("selected version"))] }
    var list = try data.slice(Int(try data.readUInt8("supported versions")), "supported versions")
    return try list.readCodesToEnd("supported versions")
  }

  private static func group(_ data: inout ByteReader) throws(ParseError) -> NamedGroup {
    NamedGroup(rawValue: try data.readUInt16BE("key share group"))
  }

  private static func keyShares(
    _ data: inout ByteReader, in place: TLSExtension.Place
  ) throws(ParseError) -> [TLSExtension.KeyShare] {
    guard place == .clientHello else { return [try keyShare(&data)] }
    var list = try data.slice(Int(try data.readUInt16BE("client key shares")), "client key shares")
    var shares: [TLSExtension.KeyShare] = []
    while !list.isAtEnd { shares.append(try keyShare(&list)) }
    return shares
  }

  private static func keyShare(_ data: inout ByteReader) throws(ParseError) -> TLSExtension.KeyShare {
    TLSExtension.KeyShare(group: try group(&data), length: try data.skipBytes16("key exchange"))
  }

  /// RFC 8446 section 4.2.11: identities, then one binder for each.
  private static func offeredKeys(_ data: inout ByteReader) throws(ParseError) -> Int {
    var list = try data.slice(Int(try data.readUInt16BE("psk identities")), "psk identities")
    var count = 0
    while !list.isAtEnd {
      _ = try list.skipBytes16("psk identity")
      try list.skip(4, "psk ticket age")
      count += 1
    }
    _ = try data.skipBytes16("psk binders")
    return count
  }
}
