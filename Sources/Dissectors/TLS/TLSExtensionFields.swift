extension TLSExtension {
  fileprivate func append(to fields: inout FieldList) {
    fields.number("tls.handshake.extension.type", type)
    fields.number("tls.handshake.extension.len", length)
    content.append(to: &fields)
  }
}

extension TLSExtension.Content {
  fileprivate func append(to fields: inout FieldList) {
    switch self {
    case .serverName(let name): fields.text("tls.handshake.extensions_server_name", name)
    case .supportedGroups(let groups):
      for group in groups { fields.bits("tls.handshake.extensions_supported_group", group) }
    case .pointFormats(let formats):
      for format in formats { fields.number("tls.handshake.extensions_ec_point_format", format) }
    case .signatureSchemes(let schemes):
      for scheme in schemes { fields.bits("tls.handshake.sig_hash_alg", scheme) }
    case .protocols(let names):
      for name in names { fields.text("tls.handshake.extensions_alpn_str", name) }
    case .versions(let versions):
      for version in versions { fields.bits("tls.handshake.extensions.supported_version", version) }
    case .keyShares(let shares):
      for share in shares { share.append(to: &fields) }
    case .retryGroup(let group): fields.number("tls.handshake.extensions_key_share_selected_group", group)
    case .offeredKeys: break
    case .selectedKey(let index): fields.number("tls.handshake.extensions.psk.identity.selected", index)
    case .opaque: break
    }
  }
}

extension TLSExtension.KeyShare {
  fileprivate func append(to fields: inout FieldList) {
    fields.number("tls.handshake.extensions_key_share_group", group)
    fields.number("tls.handshake.extensions_key_share_key_exchange_length", length)
  }
}

extension [TLSExtension] {
  /// Appends the length of the whole list and the fields of each; nothing when there is no extension.
  func append(to fields: inout FieldList) {
    guard !isEmpty else { return }
    fields.number("tls.handshake.extensions_length", reduce(0) { $0 + $1.length + 4 })
    for item in self { item.append(to: &fields) }
  }
}
