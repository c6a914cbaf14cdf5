import Foundation

/// Certificates made with the `openssl` command, version 3.0, in DER.
///
/// ```
/// openssl genrsa -out windows.key 2048                 (expired the same, sha1 with 1024)
/// openssl genpkey -algorithm ed25519 -out ed25519.key
/// openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out root.key      (issued the same, farm on P-384)
/// openssl req -new -utf8 -config ca.cnf -key X.key -subj SUBJECT -out X.csr
/// openssl ca -batch -config ca.cnf -selfsign -keyfile X.key -in X.csr -extensions SECTION -startdate S -enddate E -md MD -out X.pem
/// openssl ca -batch -config ca.cnf -cert root.pem -keyfile root.key -in X.csr …     (farm, issued)
/// openssl x509 -in X.pem -outform der | base64 -w 100
/// ```
///
/// The sections of `ca.cnf` hold the extensions that each comment below names.
enum Certificates {
  /// What Windows makes for itself: RSA, key and data encipherment, server authentication, half a year.
  static let windows = decoded(
    """
    MIIC+TCCAeGgAwIBAgICEAAwDQYJKoZIhvcNAQELBQAwHTEbMBkGA1UEAwwSSE9TVDAxLmV4YW1wbGUuY29tMB4XDTI2MDEwMTAw
    MDAwMFoXDTI2MDcwMjAwMDAwMFowHTEbMBkGA1UEAwwSSE9TVDAxLmV4YW1wbGUuY29tMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A
    MIIBCgKCAQEA1jNPBVdyI4QCmmuWEyhc+41sSM5u6oAoZNGotbfGj/NUoDqqGrjoWTcmDkcV4Jp8Cxy3WrePTXBTfADiHehELIcy
    TdJhO6PokKglNBLieNaATJezeHblKN0GLgm/8y/rNn5Zm4c3RhUcP6/nlpOi4TXm0ZFRdULcQFoOjyYeDTsEU7lKWP+8aVD0Ap38
    ylVGO0LroVf8OlGzYADO9lAbqNi32wwOQqwBRNx3cGKFu2Weqyq3D1d572L/RK5k6Tt6ApiG3Yrz+2iF8cxC86CFykXeoaR5SvSm
    +O+zs5oY+GsMtMcm/VtqoGONrfcpr2E7Zu2VDX9l3FCzAj2l0eYZFwIDAQABo0MwQTALBgNVHQ8EBAMCBDAwEwYDVR0lBAwwCgYI
    KwYBBQUHAwEwHQYDVR0OBBYEFIbcSFcba5aBNMH0MRo+VwjpvSOzMA0GCSqGSIb3DQEBCwUAA4IBAQC+hnRqzqOJE1yvAZvK6Mx/
    6sIHhUh8kR9LyWa+TBYJBa7AN3iw4Vs38qFMRIJRWaOsHESel+YtPXNuX/gHwitn7A6OL5vzZEJw+NaWcNkoOzrQn8yA2rLRTZFd
    HxCIeJetsKFGEMKIQkmAKDFcHvEqM3T/65BTAJpEgvjC+eX4TmvAGqLK3Kp9OKFHfGTk035lS0e28NaN2d4Sw7m0WZPRI1NyXDQ+
    GP/AymyGFyaUiw31QhPHZNYRqInZsCyluTGRG4Y22IJPHF6V2jf50d1r2jsga0PGivdyEY18BOf9JpCUbkX/8pYWXtCUQSMt5VBd
    SzWzO7fOaTfGvCR4UibC
    """)

  /// Expired at the start of 2020; a name with a letter outside ASCII.
  static let expired = decoded(
    """
    MIIDQzCCAiugAwIBAgICEAEwDQYJKoZIhvcNAQELBQAwQjELMAkGA1UEBhMCREUxGTAXBgNVBAoMEEJlaXNwaWVsIFN0cmHDn2Ux
    GDAWBgNVBAMMD29sZC5leGFtcGxlLmNvbTAeFw0xOTAxMDEwMDAwMDBaFw0yMDAxMDEwMDAwMDBaMEIxCzAJBgNVBAYTAkRFMRkw
    FwYDVQQKDBBCZWlzcGllbCBTdHJhw59lMRgwFgYDVQQDDA9vbGQuZXhhbXBsZS5jb20wggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAw
    ggEKAoIBAQDw/BCqkZJtNem3/cGFC8LoyLp+KCsjM0eXErG0Wwf5+dpcnsQzEs5PnqCFI/dNopME72dyBwTwsOm0/PtdZ3uWhSqw
    Ve+F1FZOr0Q/9TJYzZtygLAEEXwRLsgaeiQO6x5mn9nvkgH050G5svya8/m4rwIfU7x689rx4YkGRUaD6jagPrTLoh4iutBpzp79
    GLmnUU/etpEefFMVmg5hE206vcu0oc58qGAq+fj0Yvbs1ZGbFY/x9xfnY7F84EFlrh4FvBupgVHPiu1Bv4cIqLNCQPnVBgf6E23E
    +x0RiL6fas3vcIuac4is+wgIz3537QF5Eqkfcc0GHxuiXEDMxcjJAgMBAAGjQzBBMAsGA1UdDwQEAwIEMDATBgNVHSUEDDAKBggr
    BgEFBQcDATAdBgNVHQ4EFgQUtouJosLuFwdzIfTtWF34GTt0eRswDQYJKoZIhvcNAQELBQADggEBAG7e41V/M1hgXpSDYhNwuY22
    lOi/2YNQmDJKF17X8CHwt8FvX4PATJ0QELXA0LN/o6WL6QhfBJLXDBj7GesqCIXf9szkl56+/Ff6DoyFGFoNkJn57Bju4jEie4Wv
    o3sK++UVBS9vA5a86V++ZvIQuWUrZ3NhkvTUdraXkRLoaoqRRNzeA4qIAGxt2MirzshmxRmZOTnxSefaVQ7M8nPeHgPMARyLjEra
    SOdGYIqQ7cW838bQqf6Z/WqDUfTzrisIDknsJiZx9o74BxhTjUWlZEX7V3R3iMhqn3h7mMcqUj2AXWalCdgrSC7fE33thDgnxlV3
    v5rPLQY4fCUDw7lk0sg=
    """)

  /// Signed with SHA-1, 1024 bits, no extension, valid into the years that need a GeneralizedTime.
  static let legacy = decoded(
    """
    MIIBkzCB/QICEAIwDQYJKoZIhvcNAQEFBQAwETEPMA0GA1UEAwwGbGVnYWN5MCAXDTEwMDEwMTAwMDAwMFoYDzIwNjAwMTAyMDMw
    NDA1WjARMQ8wDQYDVQQDDAZsZWdhY3kwgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBAMiM8vZRzuQBjCi+rGSYWdc8TlOEteiY
    M2MjNTitBmKWsjKQYZL0srCi6DypCYOs02f7xo8YYBf1EwUN47qlg5vfteoZYZF62xcADbEBkI9vTEgAX/GnFHlOShCXTvSc6hzw
    A9nCSdSejjqGrs0+BkKl3Y53UOvuwmw35ETOxBdFAgMBAAEwDQYJKoZIhvcNAQEFBQADgYEAcLZ3XC3G0hlfRVT2Cfr4hZOcVxBA
    aOXdjd9howNPtqZSzqrm5taEO7AkglxmZQKUiZviKCjjxffLOiL5UlpErwdqV6xURbr7YzE5CA8M17OItpxeTkSzLXRU0Il6f995
    Da7lRcNZMnVLJnvCAr9ESdSMW4cSHuwMLh1MDSEDETY=
    """)

  /// An Ed25519 key that may only authenticate clients.
  static let edwards = decoded(
    """
    MIIBFzCByqADAgECAgIQAzAFBgMrZXAwGTEXMBUGA1UEAwwOZWQuZXhhbXBsZS5jb20wHhcNMjYxMTIwMTQxNTA0WhcNMzYxMTE3
    MTQxNTA0WjAZMRcwFQYDVQQDDA5lZC5leGFtcGxlLmNvbTAqMAUGAytlcAMhAO20dAePXW159ii2Lu5vdkdOzHFcJxLLoXuLZcAX
    uJDxozYwNDATBgNVHSUEDDAKBggrBgEFBQcDAjAdBgNVHQ4EFgQUoqPulsGl+mJCcSZqNCfbCXXFlIAwBQYDK2VwA0EA3bIQ12M3
    WojJ+XJvvZYkcZ/ZiMu95Otu5VdqTjxabuAhJ/XMBj8zAiQoN3oOXicPLAwXlsLiOWJDx+dLZJmnBQ==
    """)

  /// An authority on P-256.
  static let root = decoded(
    """
    MIIBTzCB9qADAgECAgIQAzAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARSb290MB4XDTIwMDEwMTAwMDAwMFoXDTQwMDEwMTAwMDAw
    MFowDzENMAsGA1UEAwwEUm9vdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGNu7Rt73AsKuR6qgg2E/Wi+kHS9mt65Z6jfQRpX
    B0a3cCOcT06tlBxj394SD0Oo1T564nkUvvkeJVEnBUy1baijQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgEGMB0G
    A1UdDgQWBBQX1hU6v1YXYtaJiYMi5yc2hBtX1jAKBggqhkjOPQQDAgNIADBFAiAdATOY1DexLiE9pU/SFQ+ucMfJMwJwJmENm+gU
    SiazwgIhALpFXu8B+0cqHAHXQN9M/xnAw0LcYUKaqPs38IENkYMI
    """)

  /// Signed by `root`: a P-384 key, a wildcard, addresses, remote desktop authentication, revocation addresses.
  static let farm = decoded(
    """
    MIICjTCCAjOgAwIBAgICEAQwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEUm9vdDAeFw0yNjAxMDEwMDAwMDBaFw0yNzAxMDEwMDAw
    MDBaMA8xDTALBgNVBAMMBGZhcm0wdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAR63Ril3VqVnJvV0p2/tEgbLwOkhPSITugp94lCSVtl
    VSz/iRsB2N7vHHaLHS6no0SN1GM6XRNvF3yL7DAcYMzQ+ghOLKWheE0bc8GYFZujw66JSGYYpj6fyAVmKgENViOjggFgMIIBXDAM
    BgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIHgDAfBgNVHSUEGDAWBggrBgEFBQcDAQYKKwYBBAGCNzYBAjBGBgNVHREEPzA9ghEq
    LnJkcC5leGFtcGxlLmNvbYIQZmFybS5leGFtcGxlLmNvbYcEwAACCocQIAENuAAAAAAAAAAAAAAAEDAwBgNVHR8EKTAnMCWgI6Ah
    hh9odHRwOi8vY3JsLmV4YW1wbGUuY29tL3Jvb3QuY3JsMGEGCCsGAQUFBwEBBFUwUzAkBggrBgEFBQcwAYYYaHR0cDovL29jc3Au
    ZXhhbXBsZS5jb20vMCsGCCsGAQUFBzAChh9odHRwOi8vY3JsLmV4YW1wbGUuY29tL3Jvb3QuY3J0MB0GA1UdDgQWBBQa9GXE29md
    hHz4v23DLshW1xqktTAfBgNVHSMEGDAWgBQX1hU6v1YXYtaJiYMi5yc2hBtX1jAKBggqhkjOPQQDAgNIADBFAiEAkf3+tHczwddT
    2maMIpaEHijJYXyd3U9jk43iC6kf69YCIDxfnOn2kHlHQlLT1AQvCDkHxXWaauiIIAhCyrqqbXBN
    """)

  /// Signed by `root` with the same subject as its issuer: self-issued, not self-signed.
  static let issued = decoded(
    """
    MIIBBTCBrQICEAUwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEUm9vdDAeFw0yNjAxMDEwMDAwMDBaFw0yNzAxMDEwMDAwMDBaMA8x
    DTALBgNVBAMMBFJvb3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATx+lO/vlTS3Gz2V1QVYP+NavKXFR/sL1e4NxhdPbD5seKL
    nbJUQhdFB4E6WFdXTysKjZKCWuNZfdPylOL1jD1FMAoGCCqGSM49BAMCA0cAMEQCIHbJ2KE4y3iPAOa8ayxjv0LtXfhhYbLFxXUb
    hMprshN0AiB/UfBPTA5WJzWC3MCke5RNLtrazB/GhHnOVC2ERDNWYw==
    """)

  private static func decoded(_ base64: String) -> [UInt8] {
    Array(Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
  }
}
