/// A server's certificate, made once; Windows' own shape: self-signed, RSA 2048, six months, for server authentication.
///
/// Each was made with `openssl req -new -newkey rsa:2048 -nodes -keyout key -subj /CN=NAME -out csr`, then
/// `openssl ca -batch -selfsign -config ca.cnf -keyfile key -in csr -startdate FROM -enddate TO -notext -out crt`, where ca.cnf asks for
/// sha256, `extendedKeyUsage=serverAuth` and `keyUsage=keyEncipherment,dataEncipherment`, then `openssl x509 -outform der | base64`.
/// The keys are gone.
public struct ServerCertificate: Sendable {
  public let der: [UInt8]

  init(base64 text: String) {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bits = 0
    var count = 0
    var bytes: [UInt8] = []
    for digit in text.utf8 {
      guard let value = alphabet.firstIndex(of: digit) else { continue }
      (bits, count) = ((bits << 6 | value) & 0xFFFFF, count + 6)
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    der = bytes
  }
}

// MARK: - The certificates, seen from January 2026

extension ServerCertificate {
  /// CN=rdp.example, FROM 20251118000000Z TO 20260520000000Z.
  public static let valid = ServerCertificate(
    base64: """
      MIIC8TCCAdmgAwIBAgIITSsMY6H16JcwDQYJKoZIhvcNAQELBQAwFjEUMBIGA1UEAwwLcmRwLmV4YW1wbGUwHhcNMjUxMTE4
      MDAwMDAwWhcNMjYwNTIwMDAwMDAwWjAWMRQwEgYDVQQDDAtyZHAuZXhhbXBsZTCCASIwDQYJKoZIhvcNAQEBBQADggEPADCC
      AQoCggEBAKRxNqNrchd6v2yjcXPtmB/ZCo/hYDCkXg2XDif44toDpxi6SI+oG1o974rFphyuUxYnmqyVWmd1kX7qZsQVauSh
      3X04X4Q1cv/ncKpF6qmEvbf829P0xyf+pMoRwPmuj1uY/q4F3S4lCP2M4WyPbZCXNVo1J09T7htYD7QhyRmfoI1D9egi57vh
      2D4vM5J6TTeV8TqxFY7SF7SRhEC4cp66QESlKknbre130AauBb9e6q+z4CJJzaqTc3mVQPi69CSt4+F0RDFJ26pptgkj9Grj
      c92VS4wwxfl24ckebM+XnxSkrzrOTFTtrnIi3q2kld7VPL0gINEmrncSXaLAIlECAwEAAaNDMEEwEwYDVR0lBAwwCgYIKwYB
      BQUHAwEwCwYDVR0PBAQDAgQwMB0GA1UdDgQWBBTFK1onkGJMb9u8mRWYt5YknDx4ljANBgkqhkiG9w0BAQsFAAOCAQEAh0H2
      EDKW68moDUYz8IxNhSMcd44dUHOwQXKalFgsV8jT9RdvV06DOoj9gnY+lxIuAt4W/n4CI57czktCYs5WZ3BjU4/7v8IeJWel
      GfzAQWmsfPIdfCTsMtMbQQqMM9fidaNkDjGQdXTdARrlakCR+UQw6j4ETIW+/yEEjOSuJkCce1ZJ4BhIAk6mGi9RYp4umblT
      Q8x27d4oVsUzpaLuhkrK5uLXs2g1q6eA43H5CfszkzizDl9PpIVznBOaGIt+rt/baPiK50DpViscb4KbaS+H5+867hNDlvAM
      Ss/nXiggb1R2I7hsQIQ7aGRutzMEiyfjViRbNRp/tIf0KeKhzQ==
      """)

  /// CN=rdp.example, FROM 20250430000000Z TO 20251030000000Z.
  public static let expired = ServerCertificate(
    base64: """
      MIIC8TCCAdmgAwIBAgIITSsMY6H16JcwDQYJKoZIhvcNAQELBQAwFjEUMBIGA1UEAwwLcmRwLmV4YW1wbGUwHhcNMjUwNDMw
      MDAwMDAwWhcNMjUxMDMwMDAwMDAwWjAWMRQwEgYDVQQDDAtyZHAuZXhhbXBsZTCCASIwDQYJKoZIhvcNAQEBBQADggEPADCC
      AQoCggEBANDd3oFKQNPLmkf4hCYg5W2q22fJekTlQvLKEiJ8N5AIo8IvGZ3H+kBsCdWHeLxWagGjOc9/pzoax7KWuwlG7h/H
      ew52L6BkyjZ/dXAozjbmRaUQ+DY2ssU9XQF3XyOZK34B35ifoOO7/c29SjsOyL8I6gTZ0M7OLHPHqenN+hn7yp2Kd7fuc8qI
      lhGpHKcUPnfDihxUZql0S6XghZRC8c473UpGVGIdNdsGQstfN60GaWURvZUCtTrO/4kNum8UeXX1QMBTP7uzmRkurd/mv/rx
      SqWOqbNmNaLzAZQyXAQoSHxJC95oGPcndkTT/SEHSnBPyogJG79oGDdrmmMj6hkCAwEAAaNDMEEwEwYDVR0lBAwwCgYIKwYB
      BQUHAwEwCwYDVR0PBAQDAgQwMB0GA1UdDgQWBBQnHu4mVBs0gX7EACZbIKroNt30SDANBgkqhkiG9w0BAQsFAAOCAQEAR1kb
      ZKCvZPxaH6dEJKoFcnb7CeJ4EFm2OPyyOQTvIDDGL+fOXAphsw/c9zj7k5I/vJwu5BtjNWmIiEGcFADkApUthtWPnhEmBjHO
      hiy7ke0nV69IEZgkAe9KuGXVvfPemKb5IEECp6YVT7sqyZB0Z7ZEVR83h90sOOauhePu07Zv04bPzNjw/pbqz1ppMBGty5nt
      ytr+cUqU+xhrrlP57bjtO4JtLH+Mw8+nNyt3+mrU8tcJp4qb7walrEE+/NqnI3ow6ta4Et+uRKhr6Xav0xVnK1Kyo6vsfu8N
      2hLyozlbBWO1nJ+WsVZauNNRSgL21QtijWLexPYh25QTJgGrYw==
      """)

  /// CN=rdp.example, FROM 20260301000000Z TO 20260831000000Z.
  public static let notYetValid = ServerCertificate(
    base64: """
      MIIC8TCCAdmgAwIBAgIITSsMY6H16JcwDQYJKoZIhvcNAQELBQAwFjEUMBIGA1UEAwwLcmRwLmV4YW1wbGUwHhcNMjYwMzAx
      MDAwMDAwWhcNMjYwODMxMDAwMDAwWjAWMRQwEgYDVQQDDAtyZHAuZXhhbXBsZTCCASIwDQYJKoZIhvcNAQEBBQADggEPADCC
      AQoCggEBAOeb5oJGlAmh5l8cR4jWCTsR/i9ZHEAFmxp17V417beX/BHz1JSFidSyby/dd/R6V82Jnij1pg7aFFlM0Rl+1Li4
      Q6e2n9QAwwdGrvb9kCtMTENZi+IIEoPXndxTopvq6BXjF1TEF5THB7PG/lrgYJ/xLcQ/GhUSuWFomWHiBXcnHVAVYffwI9j/
      /OnSEVMHK7ny/GPvRI4bIo+dWNmHTyFKFEQkiLi1l3Ezm9IyCNwaTKyo2bvNGwTVDkDA6VRnyuqHSo1MUIcTdacYE29+/UQw
      aqn+gryofBqKP0IEX0h+2diiMjPmTMn+ARsNdKpS7WkPixhvs5LvoZ9momOoimECAwEAAaNDMEEwEwYDVR0lBAwwCgYIKwYB
      BQUHAwEwCwYDVR0PBAQDAgQwMB0GA1UdDgQWBBRZlYsX3bLB7UFG44FQSMjdVbSx3jANBgkqhkiG9w0BAQsFAAOCAQEAxg1H
      YqH+8Pb5oR/0N4045hDM3bOiKuteQR0TBlpxfBMqy0tw4UdQLEvy5wry3QVeQjB36UOYU+ikA9AMKuKqo1ZLjL4/yLDhwTsc
      9+SnF8Hz+WlbpDp+5YHxK6x/D9dOdy3OfRZ9oU+ms83QSCZ6Zpbt9dY6/HOU7dJKZuPKgnZRYuUgXIneG/eR6KI8+qSBkKk7
      mOJtA1JAby6nwOx720BoqJavSxR6RdA00oMfABTs0gyxzkw7efAOOZ2Jzxvsgryub5QI2tC+gs9hGyFHsPHkXVSld8Tc8nJK
      XCofuhmDAOiJBA5SOCCtYw4ZKyu5rRTVKuyyggRFHOnfan4lUg==
      """)

  /// CN=other.example, FROM 20251118000000Z TO 20260520000000Z.
  public static let wrongName = ServerCertificate(
    base64: """
      MIIC9TCCAd2gAwIBAgIITSsMY6H16JcwDQYJKoZIhvcNAQELBQAwGDEWMBQGA1UEAwwNb3RoZXIuZXhhbXBsZTAeFw0yNTEx
      MTgwMDAwMDBaFw0yNjA1MjAwMDAwMDBaMBgxFjAUBgNVBAMMDW90aGVyLmV4YW1wbGUwggEiMA0GCSqGSIb3DQEBAQUAA4IB
      DwAwggEKAoIBAQDZSi5mkr2Qj6f3maufn7i8IRpEogmuxsCr/Wlo92nC4UI7trxk5TJXUxoElq7TNd32URPgFscxrAetUzU7
      Gv/AZ4qiwFJ+ESM2EPHvkWAlaOhsTVyNCF+IQNox2AMwsVnsLylbjQy3u+hGY306Y2XGB5V+Zms+VnzCIMKTIyqUAuIgzi8K
      4IujEQGiBIy2QnLUzh4wfbvjxQW4UY8sfmsYhGJjlFQtJKwNX2QkH6iNyni1ismhEKsKn1LYkFDx0NzKaXpl1WJhfSOzbzPs
      Eih9EwkBEc5pGUJ5QMJxYexLoZxXOAdRfKKVG7pckr446sqUZ9uKFRCqhJ+CW+wSlgxrAgMBAAGjQzBBMBMGA1UdJQQMMAoG
      CCsGAQUFBwMBMAsGA1UdDwQEAwIEMDAdBgNVHQ4EFgQUwe49mE3IfCqff2kcGpoWtaeAX5cwDQYJKoZIhvcNAQELBQADggEB
      AG0h6uWxnspTyBmkBiNK4yoHUt8G4pvOYFnXp6V3H3q93WEKuZKLrBDpSzyhuzt8GjPw9iep1PRz0RcJs3z1KY0m4fzT42CB
      624q+noaySk4LCCJSKv1mFcoeFkXcL7F9nm4qheiPgI9dL0TpgN6mDtzaiaO34CqDsDbsFeEugAeOX0rUD6wD9WvMvys7zwD
      hzWnswts8yAV+vyo32SfqVsHlTXdB3f9OcKX0QZ5PRrpJc2sLkn/zOBFsiaj3NyDYfHo/tHYBCuECwVQepOC1Ktyi7rSMDeP
      TS5lYFv0jTqeIxPWPwafENnA2YfjnNVd55/5QP4cfV8oAQ9u4KgOlew=
      """)

  /// The same as `valid` with a key of the curve P-256, made with `openssl ecparam -name prime256v1`.
  public static let ellipticCurve = ServerCertificate(
    base64: """
      MIIBZDCCAQugAwIBAgIITSsMY6H16JcwCgYIKoZIzj0EAwIwFjEUMBIGA1UEAwwLcmRwLmV4YW1wbGUwHhcNMjUxMTE4MDAw
      MDAwWhcNMjYwNTIwMDAwMDAwWjAWMRQwEgYDVQQDDAtyZHAuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABC2o
      aBw2jxABV6A41VCrpTOmSC6dhKr5hlBSU+uLdmaWvLMl4Cu0s3wC+1WZI4SxBklFRti0pUtNSEuenaVxO/ajQzBBMBMGA1Ud
      JQQMMAoGCCsGAQUFBwMBMAsGA1UdDwQEAwIFoDAdBgNVHQ4EFgQU2M6YNRIQB2phKCzDhFBJkFFsVgcwCgYIKoZIzj0EAwID
      RwAwRAIgJNcLubed0DXM33Fhh+ZMAy5AEMXU5PhG2ExL7GVY508CIB3KUcQq/iQi9wZI5b2104lX/b1cTan0amwMrh5Q/WpK
      """)

  /// The same as `valid`, but issued by CN=Example Issuing CA, whose revocation list is at http://crl.example/ca.crl.
  public static let revocable = ServerCertificate(
    base64: """
      MIIDRzCCAi+gAwIBAgIITSsMY6H16JgwDQYJKoZIhvcNAQELBQAwHTEbMBkGA1UEAwwSRXhhbXBsZSBJc3N1aW5nIENBMB4X
      DTI1MTExODAwMDAwMFoXDTI2MDUyMDAwMDAwMFowFjEUMBIGA1UEAwwLcmRwLmV4YW1wbGUwggEiMA0GCSqGSIb3DQEBAQUA
      A4IBDwAwggEKAoIBAQC+nR6Q+bLiNOx3WziwhDqgY9C+WCyriFemqDi+hmU8a681KGUvAAuQsiC6iK/zJUuN5dNAjZy3Suvh
      66/xF8qjMM2vj38FJHy6tU0NpiCZnuBjlIfm0m1TudGQ/96Y19z4NjMFUqnVkN/ijTVfOOAFW64Gpy9VK9glUVD1IgpH4VaZ
      i74TzynWYje9gETjps32UN3F7oAJozwanchOdshkfthPVMwlHLoQtWWTdfJo1EmvwcadiLcGS+eTTxJbxtsCJujtzGQiRlvp
      dqn94hHCUP8oMm/yH6bfs/ItakuyeqIZm6fn+vLuKNszHOf5JlLvW5Ghmn0fZ58Adk3naza3AgMBAAGjgZEwgY4wEwYDVR0l
      BAwwCgYIKwYBBQUHAwEwCwYDVR0PBAQDAgWgMCoGA1UdHwQjMCEwH6AdoBuGGWh0dHA6Ly9jcmwuZXhhbXBsZS9jYS5jcmww
      HQYDVR0OBBYEFCplxl9eY8l8aDDWFLUtEEnU4FH9MB8GA1UdIwQYMBaAFKNPujvZREoICgcSDQj4LgUw9DVHMA0GCSqGSIb3
      DQEBCwUAA4IBAQCJso3d1vYk5Bi8TlBl77A0riMrm5r9aSaQXsEup0WlKodso3MgyYexYOu00e1d98c2r3pDkernoxwn71LA
      8ejXQMc9g7gB4MoD8/thqPNd24IyxtMEHlS/BTlbLHekMT08IjCa6AtLtN6Q4PYLANyDWAV0sKsNE7VTxO2ZqMkd/XNYOrNP
      AmbElxvQxFsTyGVhlhiE9L+wid7Q6+c5nhqre032EwMFLPq1BVXyl5IkCJyKbvWO6luguA4CRym+mymGsNivP06UKLRzF9tO
      jzaGMbq7YTQ2TwLNOH2ywlwHvHfH0KLnFKL9MNXD3tUIB1Z7MBT50lrJ8ih4iDnz/aAg
      """)
}
