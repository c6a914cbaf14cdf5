extension TLSExtension {
  var fields: [Field] {
    [
      Field("tls.handshake.extension.type", .unsigned(UInt64(type.rawValue)), meaning: type.name),
      Field("tls.handshake.extension.len", .unsigned(UInt64(length))),
    ] + content.fields
  }
}

extension TLSExtension.Content {
  var fields: [Field] {
    switch self {
    case .serverName(let name): name.map { [Field("tls.handshake.extensions_server_name", .text($0))] } ?? []
    case .supportedGroups(let groups): groups.map { .code("tls.handshake.extensions_supported_group", $0) }
    case .pointFormats(let formats):
      formats.map { Field("tls.handshake.extensions_ec_point_format", .unsigned(UInt64($0))) }
    case .signatureSchemes(let schemes): schemes.map { .code("tls.handshake.sig_hash_alg", $0) }
    case .protocols(let names): names.map { Field("tls.handshake.extensions_alpn_str", .text($0)) }
    case .versions(let versions): versions.map { .code("tls.handshake.extensions.supported_version", $0) }
    case .keyShares(let shares): shares.flatMap(\.fields)
    case .retryGroup(let group): [.number("tls.handshake.extensions_key_share_selected_group", group)]
    case .offeredKeys: []
    case .selectedKey(let index):
      [Field("tls.handshake.extensions.psk.identity.selected", .unsigned(UInt64(index)))]
    case .opaque: []
    }
  }
}

extension TLSExtension.KeyShare {
  var fields: [Field] {
    [
      .number("tls.handshake.extensions_key_share_group", group),
      Field("tls.handshake.extensions_key_share_key_exchange_length", .unsigned(UInt64(length))),
    ]
  }
}

extension Field {
  /// A two-byte code that people know in hexadecimal.
  static func code<Code: OpenCode>(_ name: String, _ code: Code) -> Field where Code.RawValue == UInt16 {
    Field(name, .hex(UInt64(code.rawValue), digits: 4), meaning: code.name)
  }

  /// A two-byte code that Wireshark prints in decimal.
  static func number<Code: OpenCode>(_ name: String, _ code: Code) -> Field where Code.RawValue == UInt16 {
    Field(name, .unsigned(UInt64(code.rawValue)), meaning: code.name)
  }
}

extension [TLSExtension] {
  /// The length of the whole list and the fields of each; nothing when there is no extension.
  var fields: [Field] {
    guard !isEmpty else { return [] }
    let length = reduce(0) { $0 + $1.length + 4 }
    return [Field("tls.handshake.extensions_length", .unsigned(UInt64(length)))] + flatMap(\.fields)
  }
}
