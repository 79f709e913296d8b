package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.web.csrf.CsrfToken;
import org.tousaidants.platform.identity.Secret;

/// « Jeton de formulaire » — proves that a form was opened in this browser, without keeping anything: it is signed
/// with the secret of the browser's own cookie, the session's when connected. It differs each time, so that the
/// compressed size of pages tells nothing (BREACH). Reading it is what sets the cookie: a page without a form sets
/// none and may be cached.
final class SecurityToken implements CsrfToken {
    static final String FIELD = "_csrf";
    static final String HEADER = "X-CSRF-Token";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    private final transient HttpServletRequest request;
    private final transient HttpServletResponse response;
    private final transient SecurityCookies cookies;
    private final transient Optional<Secret> session;
    private transient Optional<Secret> form = Optional.empty();

    /// `session` is the one of a connected person; a cookie of a session that ended does not count.
    SecurityToken(
            HttpServletRequest request,
            HttpServletResponse response,
            SecurityCookies cookies,
            Optional<Secret> session) {
        this.request = request;
        this.response = response;
        this.cookies = cookies;
        this.session = session;
    }

    @Override
    public String getToken() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var signed = sign(session.orElseGet(this::formSecret), salt);
        var token = new byte[SALT_BYTES + signed.length];
        System.arraycopy(salt, 0, token, 0, SALT_BYTES);
        System.arraycopy(signed, 0, token, SALT_BYTES, signed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private Secret formSecret() {
        if (form.isEmpty()) form = cookies.form(request);
        if (form.isEmpty()) {
            form = Optional.of(Secret.random());
            cookies.openForm(request, response, form.get());
        }
        response.setHeader("Cache-Control", "no-store");
        return form.get();
    }

    /// Whether this request brings back a token given to this browser.
    boolean broughtBack() {
        var brought = Optional.ofNullable(request.getHeader(HEADER))
                .or(() -> Optional.ofNullable(request.getParameter(FIELD)));
        var secret = session.or(() -> cookies.form(request));
        return brought.isPresent() && secret.isPresent() && matches(brought.get(), secret.get());
    }

    private static boolean matches(String brought, Secret secret) {
        try {
            var token = Base64.getUrlDecoder().decode(brought);
            if (token.length <= SALT_BYTES) return false;
            var salt = Arrays.copyOf(token, SALT_BYTES);
            var signed = Arrays.copyOfRange(token, SALT_BYTES, token.length);
            return MessageDigest.isEqual(signed, sign(secret, salt));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] sign(Secret secret, byte[] salt) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.text().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal(salt);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String getHeaderName() {
        return HEADER;
    }

    @Override
    public String getParameterName() {
        return FIELD;
    }
}
