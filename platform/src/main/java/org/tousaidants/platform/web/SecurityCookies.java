package org.tousaidants.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Secret;

/// « Témoins de connexion » — the two cookies that matter: the session's, and the one that ties a form to the browser
/// of a visitor who is not connected. Both end with the browser, since a desk's computer is shared. With https they
/// bear the prefix `__Host-`: no other host of the domain can plant them.
@Component
public class SecurityCookies {
    private static final String SESSION = "ta_session";
    private static final String FORM = "ta_form";
    private static final String HTTPS_PREFIX = "__Host-";

    private final PublicAddress address;

    SecurityCookies(PublicAddress address) {
        this.address = address;
    }

    public Optional<Secret> session(HttpServletRequest request) {
        return read(request, SESSION).flatMap(Secret::of);
    }

    /// What this browser alone knows; the form that it sent was signed with it, or with its session.
    public Secret here(HttpServletRequest request) {
        return form(request).or(() -> session(request)).orElseGet(Secret::random);
    }

    public void openSession(HttpServletRequest request, HttpServletResponse response, Secret session) {
        write(request, response, SESSION, session.text());
    }

    public void closeSession(HttpServletRequest request, HttpServletResponse response) {
        if (read(request, SESSION).isPresent()) expire(request, response, SESSION);
    }

    /// A room's own secret, known to the pages under one path alone.
    public Optional<Secret> own(HttpServletRequest request, String name) {
        return value(request, name).flatMap(Secret::of);
    }

    public void give(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            Secret secret,
            String path,
            Duration kept) {
        hold(request, response, name, secret.text(), path, kept);
    }

    /// What a person typed, held for the pages under one path alone.
    public Optional<String> held(HttpServletRequest request, String name) {
        return value(request, name);
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

    Optional<Secret> form(HttpServletRequest request) {
        return read(request, FORM).flatMap(Secret::of);
    }

    void openForm(HttpServletRequest request, HttpServletResponse response, Secret form) {
        write(request, response, FORM, form.text());
    }

    private Optional<String> read(HttpServletRequest request, String name) {
        return value(request, named(request, name));
    }

    private static Optional<String> value(HttpServletRequest request, String wanted) {
        var cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(wanted))
                .map(Cookie::getValue)
                .findFirst();
    }

    private void write(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        response.addCookie(cookie(request, named(request, name), value));
    }

    private void expire(HttpServletRequest request, HttpServletResponse response, String name) {
        var cookie = cookie(request, named(request, name), "");
        cookie.setMaxAge(0);
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

    private String named(HttpServletRequest request, String name) {
        return secure(request) ? HTTPS_PREFIX + name : name;
    }

    private boolean secure(HttpServletRequest request) {
        return address.configured().startsWith("https:") || request.isSecure();
    }
}
