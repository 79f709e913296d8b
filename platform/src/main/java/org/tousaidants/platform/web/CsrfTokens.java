package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.SignInSessions;

/// « Jeton de formulaire » — proves that a form was opened in this browser (CSRF). The token of a signed-in person
/// is in the session, where no attacker can replace it; that of a visitor is in a cookie, which is set when the
/// token is read, so that a page without a form sets no cookie and may be cached.
@Component
public final class CsrfTokens implements CsrfTokenRepository, CsrfTokenRequestHandler {
    static final String FIELD = "_csrf";
    private static final String COOKIE = "ta_form";

    private final SecurityCookies cookies;
    private final HttpSessionCsrfTokenRepository ofSession = new HttpSessionCsrfTokenRepository();
    private final XorCsrfTokenRequestAttributeHandler masked = new XorCsrfTokenRequestAttributeHandler();

    CsrfTokens(SecurityCookies cookies) {
        this.cookies = cookies;
    }

    /// Returns the CSRF token of the browser that sent this request.
    public String here(HttpServletRequest request) {
        return Optional.ofNullable(loadToken(request)).map(CsrfToken::getToken).orElse("");
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(SignInSessions.OPENED) != null) return ofSession;
        var ofBrowser = new CookieCsrfTokenRepository();
        ofBrowser.setCookieName(cookies.named(request, COOKIE));
        ofBrowser.setCookieCustomizer(
                cookie -> cookie.secure(cookies.secure(request)).sameSite("Lax"));
        return ofBrowser;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    /// Saves a form token; does nothing if the token is null. Spring Security removes the token at each sign-in,
    /// but this is not necessary: a token in the session ends with the session, and a token in a cookie is
    /// ignored as soon as there is a session.
    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null) of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masked.handle(request, response, () -> {
            response.setHeader("Cache-Control", "no-store");
            return token.get();
        });
    }

    /// Returns the token that the form contains; empty if the browser reports that another site sent the form,
    /// which is then refused.
    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                ? null
                : masked.resolveCsrfTokenValue(request, token);
    }
}
