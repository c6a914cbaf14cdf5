extension TLSExtension {
  fileprivate func append(to fields: inout [Field]) {
    fields.append(Field("tls.handshake.extension.type", .unsigned(UInt64(type.rawValue)), meaning: type.name))
    fields.append(Field("tls.handshake.extension.len", .unsigned(UInt64(length))))
    content.append(to: &fields)
  }
}

extension TLSExtension.Content {
  fileprivate func append(to fields: inout [Field]) {
    switch self {
    case .serverName(let name):
      if let name { fields.append(Field("tls.handshake.extensions_server_name", .text(name))) }
    case .supportedGroups(let groups):
      fields += groups.lazy.map { .code("tls.handshake.extensions_supported_group", $0) }
    case .pointFormats(let formats):
      fields += formats.lazy.map { Field("tls.handshake.extensions_ec_point_format", .unsigned(UInt64($0))) }
    case .signatureSchemes(let schemes): fields += schemes.lazy.map { .code("tls.handshake.sig_hash_alg", $0) }
    case .protocols(let names): fields += names.lazy.map { Field("tls.handshake.extensions_alpn_str", .text($0)) }
    case .versions(let versions):
      fields += versions.lazy.map { .code("tls.handshake.extensions.supported_version", $0) }
    case .keyShares(let shares): for share in shares { fields += share.fields }
    case .retryGroup(let group): fields.append(.number("tls.handshake.extensions_key_share_selected_group", group))
    case .offeredKeys: break
    case .selectedKey(let index):
      fields.append(Field("tls.handshake.extensions.psk.identity.selected", .unsigned(UInt64(index))))
    case .opaque: break
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
  /// Appends the length of the whole list and the fields of each; nothing when there is no extension.
  func append(to fields: inout [Field]) {
    guard !isEmpty else { return }
    let length = reduce(0) { $0 + $1.length + 4 }
    fields.append(Field("tls.handshake.extensions_length", .unsigned(UInt64(length))))
    for item in self { item.append(to: &fields) }
  }
}
