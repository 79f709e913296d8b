package org.tousaidants.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.identity.SecretToken;

/// « Témoins de connexion » — writes and reads the session cookie, and the cookies of packages that store something
/// for one visitor. They expire when the browser is closed, because an office computer is shared. With https the
/// session cookie has the prefix `__Host-`, so that no other host of the domain can set it. It is encrypted with the
/// secret of the installation: Spring Session stores the id of the session in clear, so that otherwise a copy of the
/// database would give access.
@Component
public class SecurityCookies implements CookieSerializer {
    private static final String SESSION = "ta_session";
    private static final String HTTPS_PREFIX = "__Host-";
    private static final String PURPOSE = "session";

    private final SitePublicAddress address;
    private final InstallationSecret secret;

    SecurityCookies(SitePublicAddress address, InstallationSecret secret) {
        this.address = address;
        this.secret = secret;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        var id = value.getCookieValue();
        var ends = id.isEmpty();
        var cookie = cookie(value.getRequest(), named(value.getRequest(), SESSION), ends ? "" : sealed(id));
        if (ends) cookie.setMaxAge(0);
        value.getResponse().addCookie(cookie);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return held(request, named(request, SESSION)).flatMap(this::opened).stream()
                .toList();
    }

    private String sealed(String session) {
        return session + "." + seal(session, secret.key(PURPOSE));
    }

    private Optional<String> opened(String text) {
        var dot = text.indexOf('.');
        if (dot < 0) return Optional.empty();
        var id = text.substring(0, dot);
        var seal = text.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return secret.keys(PURPOSE).stream()
                        .anyMatch(
                                key -> MessageDigest.isEqual(seal, seal(id, key).getBytes(StandardCharsets.UTF_8)))
                ? Optional.of(id)
                : Optional.empty();
    }

    private static String seal(String id, SecretKey key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Returns the secret that a package stored in a cookie of this browser; empty if there is none. The browser
    /// sends the cookie only to pages under one path.
    ///
    /// @param name name of the cookie
    public Optional<SecretToken> own(HttpServletRequest request, String name) {
        return held(request, name).flatMap(SecretToken::of);
    }

    public void give(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            SecretToken secret,
            String path,
            Duration kept) {
        hold(request, response, name, secret.text(), path, kept);
    }

    /// Returns the text that a package stored in a cookie of this browser; empty if there is none. The browser
    /// sends the cookie only to pages under one path.
    ///
    /// @param name name of the cookie
    public Optional<String> held(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    public void hold(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String text,
            String path,
            Duration kept) {
        var cookie = cookie(request, name, text);
        cookie.setPath(path);
        cookie.setMaxAge((int) kept.toSeconds());
        response.addCookie(cookie);
    }

    private Cookie cookie(HttpServletRequest request, String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure(request));
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    String named(HttpServletRequest request, String name) {
        return secure(request) ? HTTPS_PREFIX + name : name;
    }

    boolean secure(HttpServletRequest request) {
        return address.configured().startsWith("https:") || request.isSecure();
    }
}
