package io.geusemaker.core.signature;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * An authority that is trusted to certify identities.
 *
 * @param intermediates the certificates between, in any order
 * @param anchor the last of its chain
 * @param validity for which times it may speak
 */
record CertificateAuthority(
    List<X509Certificate> intermediates, X509Certificate anchor, Validity validity) {}
