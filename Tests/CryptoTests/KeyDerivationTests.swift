import Testing

@testable import Crypto

struct KeyDerivationTests {
  /// RFC 5869 section A.1.
  @Test func expandsAsHKDF() {
    let key = hex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5")
    let output = HKDF(digest: .sha256).expand(Secret(key), info: hex("f0f1f2f3f4f5f6f7f8f9"), count: 42)
    #expect(
      output?.bytes
        == hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"))
  }

  @Test func refusesMoreThanHKDFCanGive() {
    #expect(HKDF(digest: .sha256).expand(Secret([1]), info: [], count: 255 * 32)?.count == 8160)
    #expect(HKDF(digest: .sha256).expand(Secret([1]), info: [], count: 255 * 32 + 1) == nil)
  }

  /// RFC 8448 section 3, the server's handshake keys.
  @Test func expandsLabelsOfTLS13() {
    let secret = Secret(hex("b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38"))
    let function = HKDF(digest: .sha256)
    #expect(function.expand(secret, label: "key", count: 16)?.bytes == hex("3fce516009c21727d0f2e4e86ee403bc"))
    #expect(function.expand(secret, label: "iv", count: 12)?.bytes == hex("5d313eb2671276ee13000b30"))
  }

  /// Expected values are those of `openssl kdf … TLS1-PRF`; the one for SHA-256 has gone round the TLS working group since 2009.
  @Test func expandsAsPseudorandomFunctionOfTLS12() {
    let output = PseudorandomFunction(digest: .sha256).expand(
      Secret(hex("9bbe436ba940f017b17652849a71db35")), label: "test label",
      seed: hex("a0ba9f936cda311827a6f796ffd5198c"), count: 100)
    #expect(
      output?.bytes
        == hex(
          """
          e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def
          17abfd3797c0564bab4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff70187347b66
          """))
    let longer = PseudorandomFunction(digest: .sha384).expand(
      Secret(hex("b80b733d6ceefcdc71566ea48e5567df")), label: "test label",
      seed: hex("cd665cf6a8447dd6ff8b27555edb7465"), count: 64)
    #expect(
      longer?.bytes
        == hex(
          """
          7b0c18e9ced410ed1804f2cfa34a336a1c14dffb4900bb5fd7942107e81c83cde9ca0faa60be9fe34f82b1233c9146a0e534cb400fed27
          00884f9dc236f80edd
          """))
  }

  /// The secret has an odd number of bytes, so that both halves hold the middle one.
  @Test func expandsAsPseudorandomFunctionBeforeTLS12() {
    let output = PseudorandomFunction(digest: .md5sha1).expand(
      Secret(hex("9bbe436ba940f017b17652849a71db3501")), label: "test label",
      seed: hex("a0ba9f936cda311827a6f796ffd5198c"), count: 64)
    #expect(
      output?.bytes
        == hex(
          """
          383efe5bcee535a940450a3f563e523f390cc3ecdc46eb4ab82f99e47673eb368f6df508205b3fa062c8b1f0d3d2752f57075acd8f9474
          41ef065aef06eb7289
          """))
  }

  /// RFC 6229 section 2, the first two lines of the 128-bit key.
  @Test func generatesKeystreamOfRC4() throws {
    var cipher = try #require(RC4(key: Secret(1...16)))
    #expect(cipher.apply(to: [UInt8](repeating: 0, count: 20)) == hex("9ac7cc9a609d1ef7b2932899cde41b975248c495"))
    #expect(cipher.apply(to: [UInt8](repeating: 0, count: 12)) == hex("9014126a6e8a84f11d1a9e1c"))
    #expect(RC4(key: Secret([])) == nil)
  }
}
